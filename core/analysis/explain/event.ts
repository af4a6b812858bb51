import { filterOf, type Reason, type ReasonCode } from '../../placement/filters/filters.ts';
import { expressionsOf } from '../../placement/filters/member-of.ts';
import type { PlacementRequest } from '../../placement/model.ts';
import type { InstanceReasons } from './instance-reasons.ts';

/*
 * The sentences of Amazon ECS, word for word, so that they can be searched for: never translated.
 * Source: developer guide, service event messages.
 */

const MORE =
  'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/**
 * The event of the service. Empty where Amazon ECS prints none: RunTask returns failures, a task of a
 * capacity provider stays in PROVISIONING, and what has an expression that cannot be read is rejected.
 * Source: developer guide, capacity providers; RunTask failures.
 */
export function serviceEvent(
  request: PlacementRequest,
  instances: readonly InstanceReasons[],
): string {
  if (request.kind === 'task' || isRejected(request)) return '';
  const { group, capacityProvider } = request;
  const name = `service ${group.replace(/^service:/, '')}`;
  const unable = `(${name}) was unable to place a task because no container instance met all of its requirements.`;
  const seen = instances.filter(
    ({ reasons }) => !reasons.some(({ code }) => filterOf(code).unseen),
  );
  const closest = closestOf(seen);
  const [reason] = closest?.reasons ?? [];
  if (!closest || !reason) {
    return capacityProvider === undefined
      ? `${unable} Reason: No Container Instances were found in your cluster. ${MORE}`
      : `(${name}) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.`;
  }
  if (capacityProvider !== undefined) return '';
  const text = filterOf(reason.code).event ?? `encountered error "${reason.code}".`;
  const id = closest.containerInstance.replace(/^.*\//, '');
  return `${unable} The closest matching (container-instance ${id}) ${text} ${MORE}`;
}

/** Whether ECS rejects the service or task itself: an expression of it cannot be parsed. */
export function isRejected({ task, constraints }: PlacementRequest): boolean {
  const all = [...task.memberOf, ...expressionsOf(constraints)];
  return all.some(({ expression }) => expression === undefined);
}

/** The reasons that RunTask returns, one for each rejected instance, counted. */
export function failuresOf(instances: readonly InstanceReasons[]): string {
  const counts = new Map<string, number>();
  for (const { reasons } of instances) {
    const [reason] = reasons;
    if (!reason) continue;
    const own = FAILURES[reason.code] ?? reason.code;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${reason} × ${count}`).join(', ') || 'RESOURCE:*';
}

/** Reasons of `failures[]` that are not our codes. Source: developer guide, API failure reasons. */
const FAILURES: Readonly<Partial<Record<ReasonCode, string>>> = {
  MEMBER_OF: 'MemberOf placement constraint unsatisfied.',
  DISTINCT_INSTANCE: 'DistinctInstance placement constraint unsatisfied.',
};

/** The event of a service whose tasks are beyond what a cluster lets wait. */
export function provisioningEvent(group: string): string {
  const name = group.replace(/^service:/, '');
  return `(service ${name}) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.`;
}

/**
 * The instance that fails the fewest checks, of these the one with the smallest shortfall, of these
 * the first by name (assumption: closest matching).
 */
function closestOf(instances: readonly InstanceReasons[]): InstanceReasons | undefined {
  let best: InstanceReasons | undefined;
  for (const one of instances) if (!best || compare(one, best) < 0) best = one;
  return best;
}

function compare(a: InstanceReasons, b: InstanceReasons): number {
  return (
    a.reasons.length - b.reasons.length ||
    shortfall(a.reasons) - shortfall(b.reasons) ||
    (a.containerInstance < b.containerInstance ? -1 : 1)
  );
}

/** What is missing, as a share of what is required; 1 for what is no amount. */
function shortfall(reasons: readonly Reason[]): number {
  let sum = 0;
  for (const { required, available } of reasons) {
    sum +=
      required === undefined || available === undefined ? 1 : (required - available) / required;
  }
  return sum;
}
