import { chainOf } from '../placement/choice/chain.ts';
import type { Strategy } from '../placement/model.ts';
import { isDraining } from './census.ts';
import type { Revision } from './revision.ts';
import type { Service } from './service.ts';
import type { Task } from './task.ts';
import type { World } from './world.ts';

/** A task that can be stopped, with the numbers that decide. */
interface Candidate {
  readonly task: Task;
  /** The smallest is stopped first: on DRAINING instances 0, then by age of the revision. */
  readonly rank: number;
  /** What each strategy counts the task under. */
  readonly buckets: readonly (string | number)[];
}

/**
 * Which tasks stop: those on DRAINING instances first, then those of the oldest revision, then by the strategies turned round: of a spread
 * the fullest loses a task, of a binpack the instance that would have the most left. Ties are decided by
 * the seed. Source: developer guide, service scheduler and placement strategies; the chain is an
 * assumption.
 * @param tasks those that may stop
 */
export function victims(
  world: World,
  service: Service,
  tasks: readonly Task[],
  count: number,
): readonly Task[] {
  if (count <= 0) return [];
  if (count >= tasks.length) return tasks;
  const chain = strategiesOf(service).filter(({ type }) => type !== 'random');
  const counted = chain.map(() => new Map<string | number, number>());
  for (const task of service.tasks) {
    if (!task.wanted) continue;
    for (const [at, bucket] of bucketsOf(world, chain, task).entries()) {
      const counts = counted[at];
      counts?.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
  }
  const ages: (Revision | undefined)[] = [...service.revisions.values()];
  let left: Candidate[] = tasks.map((task) => ({
    task,
    rank: isDraining(world, task) ? 0 : 1 + ages.indexOf(task.revision),
    buckets: bucketsOf(world, chain, task),
  }));
  const ties = world.state.roster.ties(world.input.seed, service.spec.group);
  const first = (a: Candidate, b: Candidate): boolean => {
    if (a.rank !== b.rank) return a.rank < b.rank;
    for (const [at, strategy] of chain.entries()) {
      const [x, y] = [a, b].map((one) => keyOf(world, strategy, one, at, counted[at]));
      if (x !== y) return (x ?? 0) > (y ?? 0);
    }
    if (a.task.instance === b.task.instance) return a.task.id < b.task.id;
    return ties.before(a.task.instance, b.task.instance);
  };
  const chosen: Task[] = [];
  while (chosen.length < count) {
    const best = left.reduce((one, other) => (first(other, one) ? other : one));
    chosen.push(best.task);
    left = left.filter((one) => one !== best);
    for (const [at, bucket] of best.buckets.entries()) {
      counted[at]?.set(bucket, (counted[at]?.get(bucket) ?? 0) - 1);
    }
  }
  return chosen;
}

function strategiesOf({ primary }: Service): readonly Strategy[] {
  const launch = primary?.launches.find(({ kind }) => kind === 'EC2');
  const fargate: Strategy = {
    type: 'spread',
    field: 'attribute',
    attribute: 'ecs.availability-zone',
  };
  return launch?.kind === 'EC2' ? chainOf(launch.request) : [fargate];
}

function bucketsOf(
  world: World,
  chain: readonly Strategy[],
  { instance, zone }: Task,
): readonly (string | number)[] {
  return chain.map((strategy) => {
    if (strategy.type !== 'spread' || strategy.field === 'instanceId') return instance;
    if (instance < 0) return zone;
    return world.state.roster.instance(instance).attributes.get(strategy.attribute) ?? '';
  });
}

function keyOf(
  world: World,
  strategy: Strategy,
  { task, buckets }: Candidate,
  at: number,
  counts: ReadonlyMap<string | number, number> | undefined,
): number {
  if (strategy.type === 'binpack') return world.state.available[strategy.field][task.instance] ?? 0;
  return counts?.get(buckets[at] ?? '') ?? 0;
}
