import type { PlacementResult } from '../placement/model.ts';
import type { Expectation } from '../plan/expectations.ts';
import type { Plan } from '../plan/plan.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import { finish, type Work } from '../work.ts';
import { type Loss, losableInstances, losableZones, placingWithout } from './advice/outlook.ts';

/** What came of an expectation. */
export interface Verdict {
  readonly expectation: Expectation;
  readonly passed: boolean;
  /** The expectation with what was found instead, where it failed. */
  readonly message: Message;
}

/**
 * Holds a result against what the plan expects.
 * @param shouldStop asked between trials; when true, what is not judged yet gets no verdict
 */
export function judgeExpectations(
  result: PlacementResult,
  plan: Pick<Plan, 'expectations' | 'fargate'>,
  shouldStop: () => boolean = () => false,
): readonly Verdict[] {
  return finish(judging(result, plan, shouldStop));
}

/** `judgeExpectations` as work that can be paused. */
export function* judging(
  result: PlacementResult,
  plan: Pick<Plan, 'expectations' | 'fargate'>,
  shouldStop: () => boolean = () => false,
): Work<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const expectation of plan.expectations) {
    const verdict =
      expectation.kind === 'surviveLossOf'
        ? yield* judgingLoss(result, expectation, shouldStop)
        : judge(result, plan, expectation);
    if (verdict) verdicts.push(verdict);
  }
  return verdicts;
}

function judge(
  result: PlacementResult,
  { fargate }: Pick<Plan, 'fargate'>,
  expectation: Exclude<Expectation, { kind: 'surviveLossOf' }>,
): Verdict {
  const { count } = expectation;
  const found = countOf(result, expectation) + onFargate(fargate, expectation);
  const params = {
    count,
    found,
    group: ('group' in expectation && expectation.group) || '',
    zone: expectation.kind === 'perAvailabilityZone' ? expectation.zone : '',
  };
  const template = params.group === '' ? COUNTS[expectation.kind] : OF_GROUP[expectation.kind];
  return { expectation, passed: found === count, message: message(template, params) };
}

const COUNTS = {
  placed: '{count, plural, one {# task} other {# tasks}} expected to be placed, {found} placed',
  perAvailabilityZone:
    '{count, plural, one {# task} other {# tasks}} expected in {zone}, {found} placed',
  instancesUsed:
    '{count, plural, one {# instance} other {# instances}} expected in use, {found} in use',
} as const;

const OF_GROUP = {
  placed:
    '{count, plural, one {# task} other {# tasks}} of {group} expected to be placed, {found} placed',
  perAvailabilityZone:
    '{count, plural, one {# task} other {# tasks}} of {group} expected in {zone}, {found} placed',
  instancesUsed:
    '{count, plural, one {# instance} other {# instances}} expected in use, {found} in use',
} as const;

/** Copies that land and fit the expectation; instances that run a task afterwards. */
function countOf({ cluster, outcomes }: PlacementResult, expectation: Expectation): number {
  const used = new Set<number>();
  let copies = runningOf(cluster, outcomes, expectation);
  for (const { request, placed } of outcomes) {
    const group = 'group' in expectation ? expectation.group : undefined;
    const meant =
      group === undefined || request.group === group || request.group === `service:${group}`;
    for (const index of placed) {
      used.add(index);
      const zone = cluster.instances[index]?.availabilityZone;
      const here = expectation.kind !== 'perAvailabilityZone' || expectation.zone === zone;
      if (meant && here) copies++;
    }
  }
  if (expectation.kind !== 'instancesUsed') return copies;
  for (const [index, { runningTasksCount }] of cluster.instances.entries()) {
    if (runningTasksCount > 0) used.add(index);
  }
  return used.size;
}

/** Tasks of the services and tasks of the plan that run already. */
function runningOf(
  { instances }: PlacementResult['cluster'],
  outcomes: PlacementResult['outcomes'],
  expectation: Expectation,
): number {
  const group = 'group' in expectation ? expectation.group : undefined;
  const groups = new Set(outcomes.map(({ request }) => request.group));
  let tasks = 0;
  for (const { groups: own, availabilityZone } of instances) {
    if (expectation.kind === 'perAvailabilityZone' && expectation.zone !== availabilityZone) {
      continue;
    }
    for (const [name, count] of own) {
      if (!groups.has(name)) continue;
      if (group === undefined || name === group || name === `service:${group}`) tasks += count;
    }
  }
  return tasks;
}

/** Copies on Fargate land always. */
function onFargate(fargate: Plan['fargate'], expectation: Expectation): number {
  if (expectation.kind !== 'placed' && expectation.kind !== 'perAvailabilityZone') return 0;
  const { group: name } = expectation;
  let copies = 0;
  for (const { group, zones } of fargate) {
    if (name !== undefined && group !== name && group !== `service:${name}`) continue;
    for (const one of zones) {
      const here = expectation.kind === 'placed' || expectation.zone === one.zone;
      if (here) copies += one.copies + one.running;
    }
  }
  return copies;
}

function* judgingLoss(
  result: PlacementResult,
  expectation: Extract<Expectation, { kind: 'surviveLossOf' }>,
  shouldStop: () => boolean,
): Work<Verdict | undefined> {
  const zones = expectation.what === 'availabilityZone';
  let fatal: Loss | undefined;
  for (const lost of zones ? losableZones(result) : losableInstances(result)) {
    if (shouldStop()) return undefined;
    const loss = yield* placingWithout(result, lost);
    if (loss.unplaced.size > 0) {
      fatal = loss;
      break;
    }
  }
  if (!fatal) {
    const survived = zones ? 'any Availability Zone can fail' : 'any instance can fail';
    return { expectation, passed: true, message: message(survived) };
  }
  const copies = [...fatal.unplaced.values()].reduce((sum, count) => sum + count, 0);
  const groups = [...fatal.unplaced.keys()].join(', ');
  const template =
    'if {of} fails, {tasks, plural, one {# task} other {# tasks}} of {groups} could not be placed';
  return {
    expectation,
    passed: false,
    message: message(template, { of: fatal.of, tasks: copies, groups }),
  };
}
