import type { ReasonCode } from '../../placement/filters/filters.ts';
import { expressionsOf } from '../../placement/filters/member-of.ts';
import type {
  ContainerInstance,
  PlacementRequest,
  PlacementResult,
} from '../../placement/model.ts';
import type { Work } from '../../work.ts';
import type { PlanChange } from '../change/changes.ts';
import { type ConstraintItem, constraintItem } from '../change/constraints.ts';
import { largerFor } from '../change/larger.ts';
import { kindsOf, modelName } from '../change/models.ts';
import { loosened } from './loosen.ts';
import { largest, smallest } from './search.ts';
import type { Advice, Trial } from './trial.ts';

/** Instances that advice adds at most. */
const MOST_ADDED = 64;

/** Less memory or CPU: the most with which all copies land, else with which one more does. */
export function* amounts(
  trial: Trial,
  { task }: PlacementRequest,
  group: string,
  codes: ReadonlySet<ReasonCode>,
): Work<(Advice | undefined)[]> {
  const found: (Advice | undefined)[] = [];
  for (const kind of ['memory', 'cpu'] as const) {
    if (!codes.has(kind === 'memory' ? 'RESOURCE:MEMORY' : 'RESOURCE:CPU')) continue;
    const from = task[kind];
    const least = task.least?.[kind] ?? 1;
    const best = (enough: (advice: Advice) => boolean) =>
      largest(least, from - 1, (to) => onlyIf(trial.of({ kind, group, value: to }), enough));
    found.push((yield* best(({ left }) => left === 0)) ?? (yield* best(({ more }) => more > 0)));
  }
  return found;
}

/** The advice if it is good enough. */
function* onlyIf(
  tried: Work<Advice | undefined>,
  enough: (advice: Advice) => boolean,
): Work<Advice | undefined> {
  const advice = yield* tried;
  return advice && enough(advice) ? advice : undefined;
}

/** Changes without an amount. */
export function simple(
  request: PlacementRequest,
  group: string,
  codes: ReadonlySet<ReasonCode>,
): PlanChange[] {
  const { task, scheduling } = request;
  const changes: PlanChange[] = [];
  if (codes.has('RESOURCE:PORTS') && !task.hostNetwork) {
    changes.push({ kind: 'dynamicPorts', group });
  }
  if (codes.has('RESOURCE:ENI')) changes.push({ kind: 'trunking', group });
  if (codes.has('MEMBER_OF')) changes.push(...looser(request, group));
  if (codes.has('DISTINCT_INSTANCE')) {
    const value = request.constraints.filter(({ type }) => type === 'memberOf').map(constraintItem);
    changes.push({ kind: 'constraints', group, value });
  }
  if (scheduling === 'REPLICA') {
    for (const field of ['memory', 'cpu'] as const) {
      changes.push({ kind: 'strategy', group, value: [{ type: 'binpack', field }] });
    }
  }
  return changes;
}

/** Each expression with a term less, and without it. */
function looser({ task, constraints }: PlacementRequest, group: string): PlanChange[] {
  const changes: PlanChange[] = [];
  for (const constraint of task.memberOf) {
    const expression = constraint.text;
    for (const value of [...loosened(constraint), '']) {
      changes.push({ kind: 'taskConstraint', group, expression, value });
    }
  }
  for (const constraint of expressionsOf(constraints)) {
    for (const to of [...loosened(constraint), '']) {
      const value = constraints.map(constraintItem).flatMap((item): ConstraintItem[] => {
        if (item.expression !== constraint.text) return [item];
        return to === '' ? [] : [{ type: 'memberOf', expression: to }];
      });
      changes.push({ kind: 'constraints', group, value });
    }
  }
  return changes;
}

/**
 * More instances, of each kind in the cluster, and of those that the task's provider would launch; of a
 * larger type of the family where the kind has no room for a copy at all.
 */
export function* instances(
  trial: Trial,
  { cluster }: PlacementResult,
  { capacityProvider, task }: PlacementRequest,
): Work<Advice[]> {
  const found = new Map<string, Advice>();
  const own = cluster.templates?.filter((one) => one.capacityProvider === capacityProvider) ?? [];
  for (const like of kindsOf([...own, ...cluster.instances])) {
    const larger = largerFor(like, task);
    const advice = yield* more(trial, modelName(cluster, like), like, larger);
    if (advice?.change.kind !== 'addInstances') continue;
    const { instanceType, capacityProvider: provider } = larger ?? like;
    const { change, more: placed, left, zones } = advice;
    const key = JSON.stringify([instanceType, provider, change.value, placed, left]);
    // Where several zones would do as well, it is one piece of advice.
    const first = found.get(key);
    const all = [...new Set([...(first?.zones ?? []), ...zones])];
    found.set(key, trial.advice(first?.change ?? change, placed, left, all));
  }
  return [...found.values()];
}

/** The fewest new instances like this one, or the larger one, that let all tasks be placed, or one more. */
function* more(
  trial: Trial,
  like: string,
  { availabilityZone = '' }: ContainerInstance,
  larger: ContainerInstance | undefined,
): Work<Advice | undefined> {
  const type = larger?.instanceType;
  const added = (value: number) =>
    trial.of({ kind: 'addInstances', like, value, ...(type === undefined ? {} : { type }) }, [
      availabilityZone,
    ]);
  const one = yield* added(1);
  if (!one || one.more === 0) return undefined;
  if (one.left === 0) return one;
  const all = yield* smallest(2, MOST_ADDED, (count) =>
    onlyIf(added(count), ({ left }) => left === 0),
  );
  return all ?? one;
}
