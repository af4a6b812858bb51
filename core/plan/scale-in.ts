import type { Cluster } from '../placement/model.ts';
import { scaleIn } from '../placement/service/scale-in.ts';
import { clusterIn } from '../placement/standing.ts';
import { State } from '../placement/state.ts';
import type { PlannedRequest } from './plan.ts';

/** What is left to place after services that run more tasks than they want have stopped the others. */
export interface ScaledIn {
  readonly cluster: Cluster;
  readonly requests: readonly PlannedRequest[];
}

/**
 * Stops the tasks that are more than wanted, before anything is placed: what they take is free then.
 * Source: developer guide, service scheduler.
 */
export function scaledIn(
  cluster: Cluster,
  requests: readonly PlannedRequest[],
  seed: number,
): ScaledIn {
  if (requests.every(({ surplus }) => surplus === 0)) return { cluster, requests };
  const state = State.of(cluster);
  const groups = new Set<string>();
  const after = requests.map((planned): PlannedRequest => {
    const { request, surplus } = planned;
    if (surplus === 0) return planned;
    groups.add(request.group);
    const { stopped } = scaleIn(state, request, surplus, seed);
    return {
      ...planned,
      running: planned.running - stopped.length,
      desired: planned.desired - stopped.length,
      stops: stopped.map((index) => state.roster.instance(index).name),
    };
  });
  return { cluster: clusterIn(state, cluster, [...groups]), requests: after };
}
