import type { ProviderShare } from '../placement/capacity-provider-split.ts';
import type { Cluster, PlacementRequest } from '../placement/model.ts';
import type { Requirements } from '../placement/requirements.ts';
import type { Timing } from '../simulation/parameters.ts';
import type { ServiceBehaviour } from './behaviour.ts';
import type { PlannedEvent } from './events.ts';
import type { Expectation } from './expectations.ts';
import type { ExpectationOverTime } from './expectations-over-time.ts';
import type { FargateProvider, ZoneCopies } from './fargate.ts';
import type { Place, PlanFinding } from './finding.ts';
import type { PlanPrices } from './prices.ts';
import type { RunningRecord } from './running.ts';
import type { InstanceScalingPlan } from './scaling/groups.ts';
import type { ServiceScalingPlan } from './scaling/read-scaling.ts';

/** Copies to place as the plan asks for them. */
export interface PlannedRequest {
  readonly request: PlacementRequest;
  /** The service or task in the plan, or in the file that describes it. */
  readonly place: Place;
  /** The same in the plan itself: where it stands, or the path that leads to it. */
  readonly inPlan: Place;
  /** The file of the task definition, and what in it decides. */
  readonly taskDefinition: Place;
  readonly requirements: Requirements;
  /** Copies wanted in all and those of them that run already. */
  readonly desired: number;
  readonly running: number;
  /** Copies that run and are more than wanted: they stop before anything is placed. */
  readonly surplus: number;
  /** The instances of those, in the order of stopping. */
  readonly stops?: readonly string[];
  /** Whether Amazon ECS moves its tasks to balance Availability Zones. */
  readonly rebalances: boolean;
  /** What the capacity provider strategy says of its provider. */
  readonly rule?: ProviderShare | undefined;
}

/** Copies that run on Fargate: they need no instance of the cluster. */
export interface FargateCopies {
  readonly group: string;
  readonly capacityProvider: FargateProvider;
  /** Copies to start, and those that run already. */
  readonly copies: number;
  readonly running: number;
  readonly rule?: ProviderShare | undefined;
  /** Where they run: evenly over Availability Zones. */
  readonly zones: readonly ZoneCopies[];
  readonly place: Place;
  /** The same in the plan itself. */
  readonly inPlan: Place;
  readonly taskDefinition: Place;
  readonly requirements: Requirements;
}

/** A plan as read, whatever was wrong with it. */
export interface Plan {
  readonly uri: string;
  /** After tasks that are more than wanted have stopped. */
  readonly cluster: Cluster;
  /** As the plan describes it. */
  readonly described: Cluster;
  /** Where each instance of the cluster is described, by index. */
  readonly instancePlaces: readonly Place[];
  /** Where each template of the cluster comes from, by index. */
  readonly templatePlaces: readonly Place[];
  /** In the order of work. */
  readonly requests: readonly PlannedRequest[];
  readonly fargate: readonly FargateCopies[];
  readonly seed: number;
  /** How services behave over time, by group, in file order. */
  readonly services: ReadonlyMap<string, ServiceBehaviour>;
  /** Tasks that run, or start, as the plan describes them. */
  readonly running: readonly RunningRecord[];
  /** What happens, in file order. */
  readonly events: readonly PlannedEvent[];
  readonly timing: Timing;
  /** Services that scale, with their policies and load. */
  readonly scaling: ServiceScalingPlan;
  /** Auto Scaling groups and Managed Instances. */
  readonly capacity: InstanceScalingPlan;
  readonly prices: PlanPrices;
  /** Seconds from the start at which a simulation ends. */
  readonly until: number | undefined;
  /** When a simulation starts, in milliseconds since 1970 UTC. */
  readonly startAt: number | undefined;
  /** What should come of it over time. */
  readonly overTime: readonly ExpectationOverTime[];
  /** What the plan says should come of it. */
  readonly expectations: readonly Expectation[];
  readonly findings: readonly PlanFinding[];
  /** Every file that was read or looked for, the plan included: a change of one changes the result. */
  readonly files: ReadonlySet<string>;
}
