import type { ParsedConstraint } from '../ecs/constraint/parse.ts';
import type { Resources } from './resources.ts';

/*
 * The values that placement works on. Documents, files and places in them are no part of it.
 * CPU is counted in CPU units (1,024 a vCPU), memory in MiB.
 */

/** Static host ports by protocol; a port of TCP never conflicts with the same port of UDP. */
export interface HostPorts {
  readonly tcp: ReadonlySet<number>;
  readonly udp: ReadonlySet<number>;
}

/** A container instance as ECS knows it. */
export interface ContainerInstance {
  /** The ARN as given, else a short generated name. Unique in its cluster. */
  readonly name: string;
  /** `ACTIVE` takes tasks; `DRAINING` and all others take none. */
  readonly status: string;
  readonly agentConnected: boolean;
  readonly agentVersion?: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly registeredAt?: number | undefined;
  readonly ec2InstanceId?: string | undefined;
  readonly instanceType?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly capacityProvider?: string | undefined;
  /** With the built-in ones (`ecs.availability-zone`, …). A capability has an empty value. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly registered: Resources;
  /** What is free; `groups` are subtracted already. */
  readonly remaining: Resources;
  /** Host ports in use, those of the agent included. */
  readonly usedPorts: HostPorts;
  /** True where `registered.memory` is our estimate. */
  readonly estimate: boolean;
  /** Tasks by group whose desired status is RUNNING. */
  readonly groups: ReadonlyMap<string, number>;
  /** All such tasks; at least the sum of `groups`. */
  readonly runningTasksCount: number;
}

export interface Cluster {
  readonly name: string;
  readonly instances: readonly ContainerInstance[];
  /** What new instances could be like besides those that are there: one for each provider and zone. */
  readonly templates?: readonly ContainerInstance[];
}

/** An attribute that an instance must have; without a value its name is enough. */
export interface RequiredAttribute {
  readonly name: string;
  readonly value?: string | undefined;
}

export type Protocol = 'tcp' | 'udp';

export interface HostPort {
  readonly port: number;
  readonly protocol: Protocol;
}

/** What a task requires of the instance that takes it; an awsvpc task takes one network interface. */
export interface TaskRequirements extends Resources {
  /** Static host ports; dynamic ones conflict with nothing. */
  readonly hostPorts: readonly HostPort[];
  /** True where host ports are those of the containers: they cannot be dynamic. */
  readonly hostNetwork?: boolean;
  /** The least that ECS takes for such a task, in CPU units and MiB; 1 where nothing is known. */
  readonly least?: { readonly cpu: number; readonly memory: number };
  /** Given with the task definition: honoured on every instance. */
  readonly requiresAttributes: readonly RequiredAttribute[];
  /** Concluded from the features used: judged only on instances that list their capabilities. */
  readonly derivedAttributes: readonly RequiredAttribute[];
  /** `runtimePlatform` as attributes: judged where the instance has the attribute. */
  readonly platform: readonly RequiredAttribute[];
  /** Expressions of `memberOf` constraints of the task definition. */
  readonly memberOf: readonly ParsedConstraint[];
}

export type Constraint =
  | { readonly type: 'distinctInstance' }
  | { readonly type: 'memberOf'; readonly expression: ParsedConstraint };

/** One strategy of a chain. A spread over instances has the field `instanceId`. */
export type Strategy =
  | { readonly type: 'random' }
  | { readonly type: 'spread'; readonly field: 'instanceId' }
  | { readonly type: 'spread'; readonly field: 'attribute'; readonly attribute: string }
  | { readonly type: 'binpack'; readonly field: 'cpu' | 'memory' };

/** Copies of one task to place. */
export interface PlacementRequest {
  /** Task group: `service:NAME`, `family:NAME` or one that the caller chose. */
  readonly group: string;
  readonly kind: 'service' | 'task';
  /** A DAEMON runs one copy on every instance that qualifies. */
  readonly scheduling: 'REPLICA' | 'DAEMON';
  /** Copies to place; a DAEMON has no count. */
  readonly count: number;
  readonly task: TaskRequirements;
  /** In order; empty means the default of ECS for this kind. */
  readonly strategy: readonly Strategy[];
  readonly constraints: readonly Constraint[];
  /** Only instances of this capacity provider take the task. */
  readonly capacityProvider?: string | undefined;
  /** Only the instance of this name takes the task, as with StartTask. */
  readonly containerInstance?: string | undefined;
  /** Ids of the subnets that an awsvpc task may use; any when there are none. */
  readonly subnets?: readonly string[];
}

/** What a placing depends on besides cluster and requests. */
export interface PlacementOptions {
  /** Decides ties and random choices; any integer. */
  readonly seed: number;
  /** Asked now and then; true ends the placing early. */
  readonly shouldStop?: () => boolean;
}

/** Where the copies of a request went. */
export interface Outcome {
  readonly request: PlacementRequest;
  /** Index of the instance by copy, in the order of placing. */
  readonly placed: Int32Array;
  /** Copies that no instance took. */
  readonly unplaced: number;
  /** A DAEMON's instances that satisfy its constraints and could not take it. */
  readonly missed: readonly number[];
}

export interface PlacementResult {
  readonly cluster: Cluster;
  readonly seed: number;
  /** In the order of work: DAEMON services first. */
  readonly outcomes: readonly Outcome[];
  /** True when `shouldStop` ended the placing. */
  readonly stopped: boolean;
}
