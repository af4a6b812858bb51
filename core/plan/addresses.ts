import type { PlannedRequest } from './plan.ts';

/** `web` of `service:web` and `family:web`. */
export function groupLabel(group: string): string {
  return group.replace(/^(?:service|family):/, '') || group;
}

/** Where a service or task stands: a file that the plan names twice is two services. */
export function wholeOf({ place, inPlan }: Pick<PlannedRequest, 'place' | 'inPlan'>): string {
  return `${inPlan.range.start} ${place.range.start} ${place.uri}`;
}

/**
 * What changes call each request of a plan: its task group, with a number behind it where several
 * services or tasks have the same one. The parts of a service that uses several capacity providers
 * have the same address.
 */
export function addressesOf(requests: readonly PlannedRequest[]): readonly string[] {
  const wholes = new Map<string, string[]>();
  return requests.map((planned) => {
    const { group } = planned.request;
    const known = wholes.get(group) ?? [];
    const whole = wholeOf(planned);
    if (!known.includes(whole)) known.push(whole);
    wholes.set(group, known);
    const number = known.indexOf(whole) + 1;
    return number === 1 ? group : `${group}#${number}`;
  });
}

/** The requests with an address. */
export function requestsAt(
  { requests }: { readonly requests: readonly PlannedRequest[] },
  address: string,
): readonly PlannedRequest[] {
  const addresses = addressesOf(requests);
  return requests.filter((_, index) => addresses[index] === address);
}
