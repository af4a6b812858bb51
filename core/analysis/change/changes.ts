import type { Cluster, PlacementRequest } from '../../placement/model.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanEvent } from '../../simulation/model.ts';
import type { Message } from '../../text/message.ts';
import { addInstances } from './add-instances.ts';
import type { Advised, ChangeKind, Plans } from './change.ts';
import { constraints } from './constraints.ts';
import { desiredCount } from './desired-count.ts';
import { dynamicPorts } from './dynamic-ports.ts';
import { event } from './event.ts';
import { isRecord } from './fields.ts';
import type { PlanFiles } from './files.ts';
import { instanceCount } from './instance-count.ts';
import { instanceType } from './instance-type.ts';
import { instances } from './instances.ts';
import { loseZone } from './lose-zone.ts';
import { minimumHealthyPercent } from './minimum-healthy-percent.ts';
import { seed } from './seed.ts';
import { strategy } from './strategy.ts';
import { withChange } from './target.ts';
import { taskConstraint } from './task-constraint.ts';
import { cpu, memory } from './task-size.ts';
import { trunking } from './trunking.ts';

/** All kinds of changes, one file each. */
const KINDS = {
  desiredCount,
  cpu,
  memory,
  minimumHealthyPercent,
  strategy,
  constraints,
  taskConstraint,
  dynamicPorts,
  trunking,
  instanceCount,
  instanceType,
  addInstances,
  instances,
  seed,
  loseZone,
  event,
};

type Of<K> = K extends ChangeKind<infer C> ? C : never;

/** A change to a plan that can be tried without touching its text. */
export type PlanChange = Of<(typeof KINDS)[keyof typeof KINDS]>;

function kindOf(change: PlanChange): ChangeKind<PlanChange> {
  return KINDS[change.kind] as ChangeKind<PlanChange>;
}

/** The changes if all of them are right, else undefined. Never throws. */
export function readChanges(value: unknown): PlanChange[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const changes = value.map(readChange);
  return changes.every((change) => change !== undefined) ? changes : undefined;
}

function readChange(value: unknown): PlanChange | undefined {
  if (!isRecord(value) || typeof value.kind !== 'string') return undefined;
  if (!Object.hasOwn(KINDS, value.kind)) return undefined;
  const kind = value.kind as PlanChange['kind'];
  const members = KINDS[kind].read(value);
  return members && ({ kind, ...members } as PlanChange);
}

/** A change in a few words, such as `web: 12 tasks`. */
export function changeInWords(change: PlanChange, plan: Plan): Message {
  return kindOf(change).words(change, plan);
}

/** Adds the edits that write a change; none where it cannot be written. */
export async function addEdits(change: PlanChange, files: PlanFiles): Promise<void> {
  await kindOf(change).edits?.(change, files);
}

/** The plan with what of the changes no edit could say. */
export function applied(plan: Plan, changes: readonly PlanChange[]): Plan {
  return changes.reduce((before, change) => kindOf(change).plan?.(before, change) ?? before, plan);
}

/** What happens at the start because of the changes, besides what they write into the plan. */
export function eventsOf(changes: readonly PlanChange[]): readonly PlanEvent[] {
  return changes.flatMap((change) => kindOf(change).events?.(change) ?? []);
}

/** The request with the change made. */
export function changeRequest(request: PlacementRequest, change: PlanChange): PlacementRequest {
  return kindOf(change).request?.(request, change) ?? request;
}

/** The cluster with the change made; the same one for what changes a request alone. */
export function changeCluster(cluster: Cluster, change: PlanChange): Cluster {
  return kindOf(change).cluster?.(cluster, change) ?? cluster;
}

/** A change as advice: what to do. */
export function adviceInWords(change: PlanChange, on: Advised): Message {
  return kindOf(change).advice?.(change, on) ?? { template: change.kind, params: {} };
}

/**
 * Changes with those of advice on top.
 * @returns undefined where the advice is about something that the files do not have
 */
export function onTop(
  changes: readonly PlanChange[],
  advice: readonly PlanChange[],
  plans: Plans,
): readonly PlanChange[] | undefined {
  let all = changes;
  for (const each of advice) {
    const kind = kindOf(each);
    const own = kind.onTop ? kind.onTop(each, all, plans) : each;
    if (!own) return undefined;
    all = withChange(all, own);
  }
  return all;
}
