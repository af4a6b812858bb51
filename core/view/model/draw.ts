import { stateAfter, strandedIn } from '../../analysis/advice/stranded.ts';
import { finish, type Work } from '../../work.ts';
import type { Picture } from '../picture.ts';
import { fargateOf } from './fargate.ts';
import { groupsOf } from './groups.ts';
import { AttributeSets, drawCounted, drawDetailed } from './instances.ts';
import { MOST_DETAILED } from './limits.ts';
import type { Links } from './links.ts';
import { notesOf } from './notes.ts';
import { isolating, type Placed, type Say } from './placed.ts';
import { poolsOf } from './pools.ts';
import { sentence } from './sentence.ts';
import { totalsOf } from './totals.ts';
import { drawUnplaced } from './unplaced.ts';

/** Tasks above which it has. */
const MOST_TASKS = 8000;

/**
 * Makes the picture of a placed plan.
 * @param bounded true where the picture is sent: that of a large cluster then has counts, not tasks
 */
export function draw(placed: Placed, say: Say, links: Links, bounded = false): Picture {
  return finish(drawing(placed, say, links, bounded));
}

/** `draw` as work that can be paused. */
export function* drawing(
  { plan, result }: Placed,
  plain: Say,
  links: Links,
  bounded = false,
): Work<Picture> {
  const say = isolating(plain);
  const groups = groupsOf({ plan, result }, links);
  const desired = sum(groups, (group) => group.desired);
  const placed = sum(groups, (group) => Math.min(group.desired, group.running + group.placed));
  const { instances: all } = result.cluster;
  const large =
    bounded &&
    (all.length > MOST_DETAILED || sum(all, (one) => one.runningTasksCount) + placed > MOST_TASKS);
  const attributes = new AttributeSets();
  const state = stateAfter(result);
  const drawn = { state, attributes, say };
  yield 0;
  const instances = large
    ? yield* drawCounted({ plan, result }, groups, drawn)
    : drawDetailed({ plan, result }, groups, links, drawn);
  const unplaced = yield* drawUnplaced({ plan, result }, say, links, bounded);
  const fargate = fargateOf(plan, links);
  yield 1;
  const picture = {
    cluster: plan.cluster.name,
    detail: large ? ('counts' as const) : ('tasks' as const),
    seed: result.seed,
    events: plan.events.length + plan.scaling.loads.size,
    desired,
    placed,
    groups,
    instances,
    pools: poolsOf(plan, links),
    attributeSets: attributes.sets,
    unplaced,
    fargate,
  };
  yield 1;
  return {
    ...picture,
    sentence: say(
      sentence(
        picture,
        plan.findings.some(({ severity }) => severity === 'error'),
      ),
    ),
    totals: totalsOf(picture, strandedIn(result, state)),
    notes: notesOf({ plan, result }, instances, say, links),
  };
}

export { groupLabel, shortName } from '../picture-id.ts';

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
