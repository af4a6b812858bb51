import { chainOf, ZONE } from '../placement/choice/chain.ts';
import type { Strategy } from '../placement/model.ts';
import { isDraining } from './census.ts';
import type { Service, Task } from './entities.ts';
import type { Revision } from './revision.ts';
import type { World } from './world.ts';

/** A value that a strategy spreads over, or an instance. */
type Bucket = string | number;

/** Tasks that nothing tells apart but their number: on one instance, of one age. */
interface Place {
  readonly instance: number;
  /** The smallest is stopped first: on DRAINING instances 0, then by age of the revision. */
  readonly rank: number;
  /** What each strategy counts them under. */
  readonly buckets: readonly Bucket[];
  /** The first to stop is the last in the list. */
  readonly tasks: Task[];
}

/**
 * Which tasks stop: those on DRAINING instances first, then those of the oldest revision, then by the
 * strategies turned round: of a spread the fullest loses a task, of a binpack the instance that would
 * have the most left. Ties are decided by the seed. Source: developer guide, service scheduler and
 * placement strategies; the chain is an assumption.
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
  const counted = countsOf(world, service, chain);
  const cells = cellsOf(world, service, chain, tasks);
  const before = order(world, service, chain, counted);
  for (const cell of cells) cell.sort((a, b) => (before(a, b) ? -1 : 1));
  const chosen: Task[] = [];
  while (chosen.length < count) {
    let best: Place[] | undefined;
    for (const cell of cells) {
      const [head] = cell;
      const [other] = best ?? [];
      if (head && (!other || before(head, other))) best = cell;
    }
    const place = best?.shift();
    const task = place?.tasks.pop();
    if (!best || !place || !task) break;
    chosen.push(task);
    for (const [at, bucket] of place.buckets.entries()) add(counted[at], bucket, -1);
    if (place.tasks.length > 0) insert(best, place, before);
  }
  return chosen;
}

/** How many wanted tasks of the service each strategy counts under each value. */
function countsOf(
  world: World,
  service: Service,
  chain: readonly Strategy[],
): readonly Map<Bucket, number>[] {
  // By instance first: a service has many more tasks than instances.
  const onInstance = new Map<number, number>();
  const counted = chain.map(() => new Map<Bucket, number>());
  for (const task of service.tasks) {
    if (!task.wanted) continue;
    if (task.instance >= 0) onInstance.set(task.instance, (onInstance.get(task.instance) ?? 0) + 1);
    else for (const [at, one] of chain.entries()) add(counted[at], bucketOf(world, one, task), 1);
  }
  for (const [instance, amount] of onInstance) {
    for (const [at, one] of chain.entries()) {
      add(counted[at], bucketOf(world, one, { instance, zone: '' }), amount);
    }
  }
  return counted;
}

function add(counts: Map<Bucket, number> | undefined, bucket: Bucket, amount: number): void {
  counts?.set(bucket, (counts.get(bucket) ?? 0) + amount);
}

/** Puts a place back where it belongs in a sorted list. */
function insert(cell: Place[], place: Place, before: (a: Place, b: Place) => boolean): void {
  let low = 0;
  let high = cell.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = cell[middle];
    if (there && before(there, place)) low = middle + 1;
    else high = middle;
  }
  cell.splice(low, 0, place);
}

/**
 * The places with their tasks, in cells in which all that is spread over is the same: a task that stops
 * changes the order inside its own cell only at its own place.
 */
function cellsOf(
  world: World,
  service: Service,
  chain: readonly Strategy[],
  tasks: readonly Task[],
): readonly Place[][] {
  const ranks = new Map<Revision | undefined, number>();
  for (const revision of service.revisions.values()) ranks.set(revision, ranks.size + 1);
  const places = new Map<number | string, Map<number, Place>>();
  const cells = new Map<string, Place[]>();
  // From the end, so that the task with the smallest number is the first to stop.
  for (let at = tasks.length - 1; at >= 0; at--) {
    const task = tasks[at];
    if (!task) continue;
    const rank = isDraining(world, task) ? 0 : (ranks.get(task.revision) ?? 0);
    const where = task.instance < 0 ? task.zone : task.instance;
    const there = places.get(where) ?? new Map<number, Place>();
    const known = there.get(rank);
    if (known) {
      known.tasks.push(task);
      continue;
    }
    const buckets = chain.map((one) => bucketOf(world, one, task));
    const place = { instance: task.instance, rank, buckets, tasks: [task] };
    places.set(where, there.set(rank, place));
    const shared = buckets.filter((bucket) => typeof bucket === 'string');
    const cell = `${rank} ${JSON.stringify(shared)}`;
    const own = cells.get(cell);
    if (own) own.push(place);
    else cells.set(cell, [place]);
  }
  return [...cells.values()];
}

/** Whether a task of the one place stops before one of the other. */
function order(
  world: World,
  service: Service,
  chain: readonly Strategy[],
  counted: readonly ReadonlyMap<Bucket, number>[],
): (a: Place, b: Place) => boolean {
  const ties = world.state.roster.ties(world.input.seed, service.spec.group);
  const keyOf = (strategy: Strategy, at: number, { instance, buckets }: Place): number =>
    strategy.type === 'binpack'
      ? (world.state.available[strategy.field][instance] ?? 0)
      : (counted[at]?.get(buckets[at] ?? '') ?? 0);
  return (a, b) => {
    if (a.rank !== b.rank) return a.rank < b.rank;
    for (let at = 0; at < chain.length; at++) {
      const strategy = chain[at];
      if (!strategy) continue;
      const x = keyOf(strategy, at, a);
      const y = keyOf(strategy, at, b);
      if (x !== y) return x > y;
    }
    if (a.instance === b.instance) return (a.tasks.at(-1)?.id ?? 0) < (b.tasks.at(-1)?.id ?? 0);
    return ties.before(a.instance, b.instance);
  };
}

const BY_ZONE: readonly Strategy[] = [{ type: 'spread', field: 'attribute', attribute: ZONE }];

function strategiesOf({ primary }: Service): readonly Strategy[] {
  const launch = primary?.launches.find(({ kind }) => kind === 'EC2');
  return launch?.kind === 'EC2' ? chainOf(launch.request) : BY_ZONE;
}

/** Values of attributes are texts, instances are numbers. */
function bucketOf(
  world: World,
  strategy: Strategy,
  { instance, zone }: Pick<Task, 'instance' | 'zone'>,
): Bucket {
  if (strategy.type !== 'spread' || strategy.field === 'instanceId') return instance;
  if (instance < 0) return zone;
  return world.state.roster.instance(instance).attributes.get(strategy.attribute) ?? '';
}
