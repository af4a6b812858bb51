import { place } from '../placement/place.ts';
import { standing } from '../placement/standing.ts';
import { same } from '../plan/carry-over.ts';
import type { Plan } from '../plan/plan.ts';

/** What becomes of the tasks of a service, or of standalone tasks, from one plan to another. */
export interface GroupChange {
  readonly group: string;
  readonly created: number;
  /** Stopped, and started as others: their task definition or where they are launched has changed. */
  readonly replaced: number;
  readonly stopped: number;
  /** Started elsewhere, since their instance is gone. */
  readonly moved: number;
}

/** What is different between two plans. */
export interface PlanDifference {
  /** Groups of which tasks change, in the order of the new plan; then those that only the old one has. */
  readonly groups: readonly GroupChange[];
  /** Names of container instances that only one of the plans has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The tasks of one group in a plan. */
interface Group {
  readonly tasks: number;
  /** What all of them are like; DAEMON services have no count. */
  readonly like: readonly unknown[];
  /** Tasks on each instance when everything is placed. */
  readonly on: ReadonlyMap<string, number>;
}

/** Compares two plans: what is created, replaced, stopped and moved. */
export function diffPlans(before: Plan, after: Plan): PlanDifference {
  const old = groupsOf(before);
  const now = groupsOf(after);
  const names = (plan: Plan): Set<string> =>
    new Set(plan.cluster.instances.map(({ name }) => name));
  const [were, are] = [names(before), names(after)];
  const groups = [...new Set([...now.keys(), ...old.keys()])].map((group) =>
    changeOf(group, old.get(group), now.get(group), are),
  );
  return {
    groups: groups.filter(
      ({ created, replaced, stopped, moved }) => created + replaced + stopped + moved > 0,
    ),
    added: [...are].filter((name) => !were.has(name)),
    removed: [...were].filter((name) => !are.has(name)),
  };
}

function changeOf(
  group: string,
  old: Group | undefined,
  now: Group | undefined,
  instances: ReadonlySet<string>,
): GroupChange {
  const [had, has] = [old?.tasks ?? 0, now?.tasks ?? 0];
  const kept = Math.min(had, has);
  const created = has - kept;
  const stopped = had - kept;
  if (kept > 0 && !same(old?.like, now?.like)) {
    return { group, created, replaced: kept, stopped, moved: 0 };
  }
  let lost = 0;
  for (const [name, count] of old?.on ?? []) if (!instances.has(name)) lost += count;
  return {
    group,
    created,
    replaced: 0,
    stopped,
    moved: Math.min(kept, Math.max(0, lost - stopped)),
  };
}

function groupsOf(plan: Plan): ReadonlyMap<string, Group> {
  const requests = plan.requests.map(({ request }) => request);
  const cluster = standing(place(plan.cluster, requests, { seed: plan.seed }));
  const groups = new Map<string, Group>();
  for (const { request, desired } of plan.requests) {
    const { group, task, capacityProvider, scheduling } = request;
    const on = new Map<string, number>();
    let there = 0;
    for (const { name, groups: own } of cluster.instances) {
      const count = own.get(group) ?? 0;
      if (count > 0) on.set(name, count);
      there += count;
    }
    const known = groups.get(group);
    const tasks = scheduling === 'DAEMON' ? there : (known?.tasks ?? 0) + desired;
    const like = [...(known?.like ?? []), task, capacityProvider];
    groups.set(group, { tasks, like, on });
  }
  for (const { group, capacityProvider, copies, running, requirements } of plan.fargate) {
    const known = groups.get(group);
    groups.set(group, {
      tasks: (known?.tasks ?? 0) + copies + running,
      like: [...(known?.like ?? []), requirements.task, capacityProvider],
      on: known?.on ?? new Map(),
    });
  }
  for (const { group, revisionKey } of plan.services.values()) {
    const known = groups.get(group);
    if (known) groups.set(group, { ...known, like: [...known.like, revisionKey] });
  }
  return groups;
}
