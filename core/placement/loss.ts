import type { Cluster, ContainerInstance, PlacementRequest, PlacementResult } from './model.ts';
import { standing } from './standing.ts';

/** A cluster that has lost instances, and what its services place again. */
export interface AfterLoss {
  /** Without the lost instances; everything else stays where it is. */
  readonly cluster: Cluster;
  /** In the order of the outcomes: the tasks that were lost, and those that had no place before. */
  readonly requests: readonly PlacementRequest[];
  /** For each of them the tasks that were lost. */
  readonly lost: readonly number[];
  /** Standalone tasks that were lost, by group; nothing starts them again. */
  readonly ended: ReadonlyMap<string, number>;
}

/**
 * Takes instances away from a placed cluster: what runs elsewhere stays, the tasks of services that
 * ran there are placed again, daemons end with their instance.
 * Source: developer guide, service scheduler: tasks of lost instances are replaced.
 */
export function afterLoss(
  result: PlacementResult,
  isLost: (instance: ContainerInstance) => boolean,
): AfterLoss {
  const { outcomes } = result;
  const cluster = standing(result);
  const gone = cluster.instances.filter(isLost);
  const ended = new Map<string, number>();
  const counted = new Map<string, number>();
  const requests: PlacementRequest[] = [];
  const lost: number[] = [];
  for (const { request, unplaced } of outcomes) {
    const { group, kind, scheduling, capacityProvider } = request;
    const key = `${group} ${capacityProvider ?? ''}`;
    // Several requests of a group without providers share what it lost.
    const there = counted.has(key) ? 0 : tasksOn(gone, group, capacityProvider);
    counted.set(key, there);
    const again = kind === 'service' && scheduling === 'REPLICA' ? there : 0;
    if (kind === 'task' && there > 0) ended.set(group, there);
    lost.push(again);
    requests.push({
      ...request,
      count: scheduling === 'DAEMON' ? request.count : unplaced + again,
    });
  }
  const instances = cluster.instances.filter((instance) => !isLost(instance));
  return { cluster: { ...cluster, instances }, requests, lost, ended };
}

function tasksOn(
  instances: readonly ContainerInstance[],
  group: string,
  provider: string | undefined,
): number {
  return instances.reduce((sum, { groups, capacityProvider }) => {
    const own = provider === undefined || capacityProvider === provider;
    return own ? sum + (groups.get(group) ?? 0) : sum;
  }, 0);
}
