import type { Cluster, ContainerInstance, PlacementRequest, Strategy } from '../model.ts';

/** A change to a request, or to the cluster, that could let more copies land. */
export type Change =
  | { readonly kind: 'memory' | 'cpu'; readonly from: number; readonly to: number }
  | { readonly kind: 'dynamicPorts' }
  | { readonly kind: 'instances'; readonly like: ContainerInstance; readonly count: number }
  | { readonly kind: 'dropMemberOf'; readonly expression: string; readonly ofTask: boolean }
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
    case 'dropDistinctInstance':
      return { ...request, constraints: constraints.filter(({ type }) => type === 'memberOf') };
    case 'strategy':
      return { ...request, strategy: change.strategy };
    case 'instances':
      return request;
  }
}

/** The cluster with the change made: new instances are empty, else like the one they are modelled on. */
export function changeCluster(cluster: Cluster, change: Change): Cluster {
  if (change.kind !== 'instances') return cluster;
  const { like, count } = change;
  const added = Array.from(
    { length: count },
    (_, number): ContainerInstance => ({
      ...like,
      name: `new-${like.instanceType ?? 'instance'}-${number + 1}`,
      status: 'ACTIVE',
      agentConnected: true,
      remaining: like.registered,
      groups: new Map(),
      runningTasksCount: 0,
      usedPorts: { tcp: new Set(AGENT_PORTS), udp: new Set() },
    }),
  );
  return { ...cluster, instances: [...cluster.instances, ...added] };
}

/** Ports that a fresh Linux instance has in use. Source: API reference, PortMapping. */
const AGENT_PORTS = [22, 2375, 2376, 51678, 51679];
