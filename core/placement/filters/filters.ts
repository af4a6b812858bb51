import type { PlacementRequest } from '../model.ts';
import type { State } from '../state.ts';
import { attributes } from './attributes.ts';
import { distinctInstance } from './distinct-instance.ts';
import type { Check, Filter, Shortfall } from './filter.ts';
import { memberOf } from './member-of.ts';
import { network } from './network.ts';
import { ports } from './ports.ts';
import { agent, capacityProvider, named, status } from './readiness.ts';
import { cpu, devices, memory } from './resources.ts';

/**
 * The filters in the order of the placement process: first what the task requires, then the
 * constraints. Source: developer guide, "How Amazon ECS places tasks".
 */
export const FILTERS = [
  named,
  status,
  agent,
  capacityProvider,
  cpu,
  memory,
  ports,
  ...devices,
  attributes,
  network,
  memberOf,
  distinctInstance,
] as const;

/** Why an instance cannot take a task. */
export type ReasonCode = (typeof FILTERS)[number]['code'];

/** A check with the filter that made it. */
export interface FilterCheck extends Check {
  readonly filter: Filter<ReasonCode>;
}

/** One reason why one instance cannot take a task. */
export interface Reason extends Shortfall {
  readonly code: ReasonCode;
}

const byCode = new Map<ReasonCode, Filter<ReasonCode>>(
  // Of filters with one code the first says what it is called.
  [...FILTERS].reverse().map((filter) => [filter.code, filter]),
);

/** The filter that gives this reason. */
export function filterOf(code: ReasonCode): Filter<ReasonCode> {
  return byCode.get(code) ?? named;
}

/** The checks that every instance has to pass for a task of the request, in order. */
export function checksOf(request: PlacementRequest): readonly FilterCheck[] {
  return FILTERS.flatMap((filter) =>
    filter.checks(request).map((check): FilterCheck => ({ ...check, filter })),
  );
}

/** Every reason why an instance cannot take the task in this state; none when it can. */
export function reasonsOf(
  checks: readonly FilterCheck[],
  state: State,
): (index: number) => Reason[] {
  const bound = checks.map((check) => ({ check, passes: check.passes(state) }));
  return (index) => {
    const reasons: Reason[] = [];
    for (const { check, passes } of bound) {
      if (passes(index)) continue;
      const { code } = check.filter;
      for (const reason of check.reasons(state, index)) reasons.push({ code, ...reason });
    }
    return reasons;
  };
}
