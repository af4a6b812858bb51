import type { PlacementRequest, Strategy } from '../model.ts';

export const ZONE = 'ecs.availability-zone';

/**
 * A service without a strategy goes to the zone with the fewest of its tasks and there to the
 * instance with the fewest. Source: developer guide, service scheduler concepts.
 */
const SERVICE_DEFAULT: readonly Strategy[] = [
  { type: 'spread', field: 'attribute', attribute: ZONE },
  { type: 'spread', field: 'instanceId' },
];

/** RunTask without a strategy distributes at random. Source: developer guide, scheduling tasks. */
const TASK_DEFAULT: readonly Strategy[] = [{ type: 'random' }];

/**
 * The strategies in force. The first narrows the candidates to its best ones, the next chooses among
 * these; nothing is left to choose after `random`.
 */
export function chainOf({ kind, strategy }: PlacementRequest): readonly Strategy[] {
  if (strategy.length === 0) return kind === 'service' ? SERVICE_DEFAULT : TASK_DEFAULT;
  const random = strategy.findIndex(({ type }) => type === 'random');
  return random < 0 ? strategy : strategy.slice(0, random + 1);
}
