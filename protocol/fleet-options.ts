/** What can be asked of a search for the cheapest instances, as the command line names it. */
export const FLEET_OPTIONS = ['deployment', 'zoneLoss', 'loadPeak', 'arm64', 'burstable'] as const;

export type FleetOption = (typeof FLEET_OPTIONS)[number];

/** Those of the values that are options. */
export function readFleetOptions(value: unknown): FleetOption[] {
  return Array.isArray(value) ? FLEET_OPTIONS.filter((each) => value.includes(each)) : [];
}
