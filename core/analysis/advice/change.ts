import { type ParsedConstraint, parseConstraint } from '../../ecs/constraint/parse.ts';
import type {
  Cluster,
  ContainerInstance,
  PlacementRequest,
  Strategy,
} from '../../placement/model.ts';
import { LINUX_PORTS, WINDOWS_PORTS } from '../../plan/ami.ts';
import { trunked } from './trunking.ts';

/** A change to a request, or to the cluster, that could let more copies land. */
export type Change =
  | { readonly kind: 'memory' | 'cpu'; readonly from: number; readonly to: number }
  | { readonly kind: 'dynamicPorts' }
  /** Instances have trunk network interfaces, where their types allow it. */
  | { readonly kind: 'trunking' }
  /**
   * New instances like one that is there, or of a larger type. `zones`: where they would do the same,
   * that of `like` first.
   */
  | {
      readonly kind: 'instances';
      readonly like: ContainerInstance;
      readonly larger?: ContainerInstance | undefined;
      readonly count: number;
      readonly zones: readonly string[];
    }
  | { readonly kind: 'dropMemberOf'; readonly expression: string; readonly ofTask: boolean }
  /** One term of a conjunction goes: `to` is what is left of the expression. */
  | {
      readonly kind: 'loosenMemberOf';
      readonly expression: string;
      readonly to: string;
      readonly ofTask: boolean;
    }
  | { readonly kind: 'dropDistinctInstance' }
  | { readonly kind: 'strategy'; readonly strategy: readonly Strategy[] };

/** The request with the change made. */
export function changeRequest(request: PlacementRequest, change: Change): PlacementRequest {
  const { task, constraints } = request;
  switch (change.kind) {
    case 'memory':
    case 'cpu':
      return { ...request, task: { ...task, [change.kind]: change.to } };
    case 'dynamicPorts':
      return { ...request, task: { ...task, hostPorts: [] } };
    case 'dropMemberOf': {
      const differs = ({ text }: { text: string }): boolean => text !== change.expression;
      if (change.ofTask) {
        return { ...request, task: { ...task, memberOf: task.memberOf.filter(differs) } };
      }
      const left = constraints.filter((one) => one.type !== 'memberOf' || differs(one.expression));
      return { ...request, constraints: left };
    }
    case 'loosenMemberOf': {
      const loosened = parseConstraint(change.to);
      const loosen = (one: ParsedConstraint): ParsedConstraint =>
        one.text === change.expression ? loosened : one;
      if (change.ofTask) {
        return { ...request, task: { ...task, memberOf: task.memberOf.map(loosen) } };
      }
      const left = constraints.map((one) =>
        one.type === 'memberOf' ? { ...one, expression: loosen(one.expression) } : one,
      );
      return { ...request, constraints: left };
    }
    case 'dropDistinctInstance':
      return { ...request, constraints: constraints.filter(({ type }) => type === 'memberOf') };
    case 'strategy':
      return { ...request, strategy: change.strategy };
    case 'trunking':
    case 'instances':
      return request;
  }
}

/**
 * The cluster with the change made: new instances are empty, else like the one they are modelled on.
 * @returns the same cluster for what changes a request alone
 */
export function changeCluster(cluster: Cluster, change: Change): Cluster {
  if (change.kind === 'trunking') {
    const instances = cluster.instances.map((one) => trunked(one) ?? one);
    return { ...cluster, instances };
  }
  if (change.kind !== 'instances') return cluster;
  const { like, larger = like, count } = change;
  const added = Array.from({ length: count }, (_, number) => empty(larger, number + 1));
  return { ...cluster, instances: [...cluster.instances, ...added] };
}

/** A new instance like another one, with nothing on it. */
export function empty(like: ContainerInstance, number: number): ContainerInstance {
  const windows = like.attributes.get('ecs.os-type') === 'windows';
  return {
    ...like,
    name: `new-${like.instanceType ?? 'instance'}-${number}`,
    status: 'ACTIVE',
    agentConnected: true,
    remaining: like.registered,
    groups: new Map(),
    runningTasksCount: 0,
    usedPorts: { tcp: new Set(windows ? WINDOWS_PORTS : LINUX_PORTS), udp: new Set() },
  };
}

/** One instance of every type, zone and capacity provider; of many kinds the first twelve. */
export function kindsOf(all: readonly ContainerInstance[]): readonly ContainerInstance[] {
  const kinds = new Map<string, ContainerInstance>();
  for (const one of all) {
    const key = JSON.stringify([one.instanceType, one.availabilityZone, one.capacityProvider]);
    if (!kinds.has(key) && one.registered.memory > 0) kinds.set(key, one);
    if (kinds.size === 12) break;
  }
  return [...kinds.values()];
}
