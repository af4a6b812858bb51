import { forEachComparison } from '../../ecs/constraint/expression.ts';
import { ZONE } from '../choice/chain.ts';
import { expressionsOf } from '../filters/member-of.ts';
import type { PlacementRequest } from '../model.ts';
import type { DeploymentPercents } from './deployment.ts';

/** One task moves: it starts in the emptiest zone, then one stops in the fullest. */
export interface Move {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether Amazon ECS would rebalance the service over Availability Zones.
 * Source: developer guide, service rebalancing.
 */
export function mayRebalance(
  { kind, scheduling, strategy, constraints, task }: PlacementRequest,
  { maximumPercent }: Pick<DeploymentPercents, 'maximumPercent'>,
  classicLoadBalancer: boolean,
): boolean {
  if (kind !== 'service' || scheduling === 'DAEMON') return false;
  if (maximumPercent <= 100 || classicLoadBalancer) return false;
  const [first] = strategy;
  const spreads = first?.type === 'spread' && first.field === 'attribute';
  if (first && !(spreads && first.attribute === ZONE)) return false;
  return ![...task.memberOf, ...expressionsOf(constraints)].some(({ expression }) => {
    let names = false;
    if (expression) {
      forEachComparison(expression, ({ name }) => {
        names ||= name === ZONE;
      });
    }
    return names;
  });
}

/**
 * The moves that balance a service, in order; none when it is balanced: no zone has two tasks more
 * than another.
 * @param counts tasks of the service by zone, of every zone that could take one
 */
export function rebalance(counts: readonly number[]): readonly Move[] {
  const now = [...counts];
  const moves: Move[] = [];
  for (;;) {
    let from = 0;
    let to = 0;
    for (const [zone, count] of now.entries()) {
      if (count > (now[from] ?? 0)) from = zone;
      if (count < (now[to] ?? 0)) to = zone;
    }
    const most = now[from] ?? 0;
    const least = now[to] ?? 0;
    if (most - least < 2) return moves;
    now[from] = most - 1;
    now[to] = least + 1;
    moves.push({ from, to });
  }
}
