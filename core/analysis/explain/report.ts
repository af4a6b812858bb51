import type { ReasonCode } from '../../placement/filters/filters.ts';
import { expressionsOf } from '../../placement/filters/member-of.ts';
import type { PlacementRequest } from '../../placement/model.ts';
import { type Message, message } from '../../text/message.ts';
import type { InstanceReasons } from './instance-reasons.ts';

/** Whether ECS rejects the service or task itself: an expression of it cannot be parsed. */
export function isRejected({ task, constraints }: PlacementRequest): boolean {
  const all = [...task.memberOf, ...expressionsOf(constraints)];
  return all.some(({ expression }) => expression === undefined);
}

/** What Amazon ECS does about tasks that could not be placed, where it prints no service event. */
export function reportOf(
  request: PlacementRequest,
  instances: readonly InstanceReasons[],
): Message {
  if (isRejected(request)) {
    return message('Amazon ECS rejects the request: a placement constraint cannot be parsed.');
  }
  if (request.capacityProvider !== undefined) {
    return message(
      'The tasks stay in the PROVISIONING state until {provider} has room for them; Amazon ECS prints no service event.',
      { provider: request.capacityProvider },
    );
  }
  return message('RunTask returns these failures: {failures}', { failures: failuresOf(instances) });
}

/** The reasons that RunTask returns, one for each rejected instance, counted. */
function failuresOf(instances: readonly InstanceReasons[]): string {
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
