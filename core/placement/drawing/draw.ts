import type { Message } from '../../text/message.ts';
import { strandedIn } from '../advice/stranded.ts';
import { explainUnplaced } from '../explain/unplaced.ts';
import type { PlacementResult } from '../model.ts';
import type {
  Picture,
  PictureGroup,
  PictureInstance,
  PictureNote,
  PictureUnplaced,
} from '../picture.ts';
import type { Plan } from '../plan/plan.ts';
import { groupsOf } from './groups.ts';
import { unplacedId } from './ids.ts';
import { AttributeSets, drawCounted, drawDetailed } from './instances.ts';
import type { Links } from './links.ts';
import { poolsOf } from './pools.ts';
import { totalsOf } from './totals.ts';

/** Turns a message into the reader's language. */
export type Say = (message: Message) => string;

/** A plan with what came of it. The outcomes stand in the order of the plan's requests. */
export interface Placed {
  readonly plan: Plan;
  readonly result: PlacementResult;
}

/** Longest list of notes in a picture; the Problems view has them all. */
const MOST_NOTES = 20;

/** Instances above which a picture for the panel has counts instead of tasks. */
export const MOST_DETAILED = 400;

/** Tasks above which it has. */
const MOST_TASKS = 8000;

/**
 * Makes the picture of a placed plan.
 * @param bounded true where the picture is sent: that of a large cluster then has counts, not tasks
 */
export function draw({ plan, result }: Placed, say: Say, links: Links, bounded = false): Picture {
  const groups = groupsOf({ plan, result }, links);
  const desired = sum(groups, (group) => group.desired);
  const placed = sum(groups, (group) => Math.min(group.desired, group.running + group.placed));
  const { instances: all } = result.cluster;
  const large =
    bounded &&
    (all.length > MOST_DETAILED || sum(all, (one) => one.runningTasksCount) + placed > MOST_TASKS);
  const attributes = new AttributeSets();
  const instances = large
    ? drawCounted({ plan, result }, groups, attributes)
    : drawDetailed({ plan, result }, groups, attributes, links);
  const unplaced = unplacedOf({ plan, result }, say, links);
  const picture = {
    cluster: plan.cluster.name,
    detail: large ? ('counts' as const) : ('tasks' as const),
    seed: result.seed,
    desired,
    placed,
    groups,
    instances,
    pools: poolsOf(plan, links),
    attributeSets: attributes.sets,
    unplaced,
  };
  return {
    ...picture,
    sentence: say(sentence(groups, instances, unplaced, desired, placed)),
    totals: totalsOf(picture, strandedIn(result)),
    notes: notesOf(plan, instances, say, links),
  };
}

export { groupLabel, shortName } from './ids.ts';

function unplacedOf({ plan, result }: Placed, say: Say, links: Links): PictureUnplaced[] {
  return plan.requests.flatMap(({ place }, index) => {
    const explained = explainUnplaced(result, index);
    if (!explained) return [];
    const { unplaced, reasons, event } = explained;
    return {
      id: unplacedId(index),
      group: index,
      copies: unplaced,
      reasons: reasons.map(({ code, message }) => ({ code, message: say(message) })),
      event,
      ...links.to(place),
    };
  });
}

function sentence(
  groups: readonly PictureGroup[],
  instances: readonly PictureInstance[],
  unplaced: readonly PictureUnplaced[],
  desired: number,
  placed: number,
): Message {
  const used = instances.filter(({ taskCount }) => taskCount > 0).length;
  const params = { placed, desired, used, instances: instances.length };
  const [first, second] = unplaced;
  if (desired === 0) return { template: 'The plan asks for no tasks.', params };
  if (!first) {
    return {
      template: 'All {desired} tasks placed, on {used} of {instances} container instances.',
      params,
    };
  }
  const details = {
    ...params,
    copies: first.copies,
    group: groups[first.group]?.label ?? '',
    reason: first.reasons[0]?.message ?? '',
  };
  if (!second) {
    return {
      template: '{placed} of {desired} tasks placed. {copies} of {group} did not land: {reason}.',
      params: details,
    };
  }
  return {
    template:
      '{placed} of {desired} tasks placed. {copies} copies of {groups} services did not land.',
    params: { ...params, copies: sum(unplaced, (each) => each.copies), groups: unplaced.length },
  };
}

function notesOf(
  plan: Plan,
  instances: readonly PictureInstance[],
  say: Say,
  links: Links,
): PictureNote[] {
  const notes: PictureNote[] = plan.findings.slice(0, MOST_NOTES).map((finding) => ({
    severity: finding.severity,
    message: say(finding.message),
    ...links.to(finding),
  }));
  if (instances.some(({ estimate }) => estimate)) {
    const template =
      'Registered memory is an estimate by instance type; describe-container-instances tells the real amount.';
    notes.push({ severity: 'info', message: say({ template, params: {} }) });
  }
  return notes;
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
