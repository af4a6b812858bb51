import type { Cluster, ContainerInstance, PlacementResult } from './model.ts';
import { stateBefore } from './replay.ts';
import { resources } from './resources.ts';
import type { State } from './state.ts';

const known = new WeakMap<PlacementResult, Cluster>();

/** The cluster after everything was placed: what was placed runs, and its resources are taken. */
export function standing(result: PlacementResult): Cluster {
  const before = known.get(result);
  if (before) return before;
  const cluster = stand(result);
  known.set(result, cluster);
  return cluster;
}

function stand(result: PlacementResult): Cluster {
  const { cluster, outcomes } = result;
  const last = outcomes.length - 1;
  const state = stateBefore(result, { outcome: last, copy: outcomes[last]?.placed.length ?? 0 });
  return clusterIn(state, cluster, [...new Set(outcomes.map(({ request }) => request.group))]);
}

/**
 * A cluster as it is in a state. Instances that nothing changed on stay the same values.
 * @param groups those whose tasks may differ from what the cluster says
 */
export function clusterIn(state: State, cluster: Cluster, groups: readonly string[]): Cluster {
  const counts = new Map<number, Map<string, number>>();
  for (const group of groups) {
    for (const index of state.tasksOf(group)) {
      const own = counts.get(index) ?? new Map<string, number>();
      own.set(group, (own.get(group) ?? 0) + 1);
      counts.set(index, own);
    }
  }
  const ports = state.portsInUse();
  const instances = cluster.instances.map((instance, index): ContainerInstance => {
    const now = new Map(instance.groups);
    for (const group of groups) now.delete(group);
    for (const [group, count] of counts.get(index) ?? []) now.set(group, count);
    const runningTasksCount = state.running[index] ?? 0;
    if (runningTasksCount === instance.runningTasksCount && sameCounts(now, instance.groups)) {
      return instance;
    }
    const used = (protocol: 'tcp' | 'udp'): ReadonlySet<number> => {
      const set = new Set(instance.usedPorts[protocol]);
      for (const one of ports) {
        if (one.protocol !== protocol) continue;
        if (one.users[index] === 1) set.add(one.port);
        else set.delete(one.port);
      }
      return set;
    };
    return {
      ...instance,
      groups: now,
      runningTasksCount,
      remaining: resources((name) => state.available[name][index] ?? 0),
      usedPorts: { tcp: used('tcp'), udp: used('udp') },
    };
  });
  return { ...cluster, instances };
}

function sameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([group, count]) => b.get(group) === count);
}
