import type { ReasonCode } from '../../placement/filters/filters.ts';
import { expressionsOf } from '../../placement/filters/member-of.ts';
import type {
  ContainerInstance,
  PlacementRequest,
  PlacementResult,
} from '../../placement/model.ts';
import type { Work } from '../../work.ts';
import { type Change, kindsOf } from './change.ts';
import { largerFor } from './larger.ts';
import { loosened } from './loosen.ts';
import { largest, smallest } from './search.ts';
import { type Advice, adviceOf, type Trial } from './trial.ts';

/** Instances that advice adds at most. */
const MOST_ADDED = 64;

/** Less memory or CPU: the most with which all copies land, else with which one more does. */
export function* amounts(
  trial: Trial,
  { task }: PlacementRequest,
  codes: ReadonlySet<ReasonCode>,
): Work<(Advice | undefined)[]> {
  const found: (Advice | undefined)[] = [];
  for (const kind of ['memory', 'cpu'] as const) {
    if (!codes.has(kind === 'memory' ? 'RESOURCE:MEMORY' : 'RESOURCE:CPU')) continue;
    const from = task[kind];
    const least = task.least?.[kind] ?? 1;
    const best = (enough: (advice: Advice) => boolean) =>
      largest(least, from - 1, (to) => onlyIf(trial.of({ kind, from, to }), enough));
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
  { task, constraints, scheduling }: PlacementRequest,
  codes: ReadonlySet<ReasonCode>,
): Change[] {
  const changes: Change[] = [];
  if (codes.has('RESOURCE:PORTS') && !task.hostNetwork) changes.push({ kind: 'dynamicPorts' });
  if (codes.has('RESOURCE:ENI')) changes.push({ kind: 'trunking' });
  if (codes.has('MEMBER_OF')) {
    const own = expressionsOf(constraints);
    for (const [list, ofTask] of [[task.memberOf, true] as const, [own, false] as const]) {
      for (const constraint of list) {
        const expression = constraint.text;
        for (const to of loosened(constraint)) {
          changes.push({ kind: 'loosenMemberOf', expression, to, ofTask });
        }
        changes.push({ kind: 'dropMemberOf', expression, ofTask });
      }
    }
  }
  if (codes.has('DISTINCT_INSTANCE')) changes.push({ kind: 'dropDistinctInstance' });
  if (scheduling === 'REPLICA') {
    for (const field of ['memory', 'cpu'] as const) {
      changes.push({ kind: 'strategy', strategy: [{ type: 'binpack', field }] });
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
    const advice = yield* more(trial, like, larger);
    if (advice?.change.kind !== 'instances') continue;
    const { instanceType, capacityProvider: provider } = larger ?? like;
    const { change, more: landing, left } = advice;
    const key = JSON.stringify([instanceType, provider, change.count, landing, left]);
    // Where several zones would do as well, it is one piece of advice.
    const first = found.get(key)?.change;
    const merged =
      first?.kind === 'instances'
        ? { ...first, zones: [...new Set([...first.zones, ...change.zones])] }
        : change;
    found.set(key, adviceOf(merged, landing, left));
  }
  return [...found.values()];
}

/** The fewest new instances like this one, or the larger one, that let all copies land, or one more. */
function* more(
  trial: Trial,
  like: ContainerInstance,
  larger: ContainerInstance | undefined,
): Work<Advice | undefined> {
  const added = (count: number): Change => {
    return { kind: 'instances', like, larger, count, zones: [like.availabilityZone ?? ''] };
  };
  const one = yield* trial.of(added(1));
  if (!one || one.more === 0) return undefined;
  if (one.left === 0) return one;
  const all = yield* smallest(2, MOST_ADDED, (count) =>
    onlyIf(trial.of(added(count)), ({ left }) => left === 0),
  );
  return all ?? one;
}
