import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { type FleetOption, readFleetOptions } from '../../protocol/fleet-options.ts';
import { readChanges } from '../../protocol/read-changes.ts';
import type { Filter, GroupBy } from './sections.ts';
import type { Side } from './variant.ts';

/** The file, the trial, or the two side by side. */
export type View = Side | 'both';

/** What the panel keeps over a reload. */
export interface Kept {
  readonly selected?: string | undefined;
  /** Where the selection belongs while changes are tried. */
  readonly side: Side;
  /** What is shown while changes are tried. */
  readonly view: View;
  readonly groupBy: GroupBy;
  readonly filter: Filter;
  readonly asTable: boolean;
  readonly whatIf: boolean;
  /** What stands in the place of the picture. */
  readonly shows: 'picture' | 'resilience' | 'fleet';
  /** What the cheapest instances hold besides all tasks, and which of them are considered. */
  readonly fleetOptions: readonly FleetOption[];
  /** The service that is singled out in the list of services, by its name. */
  readonly single?: string | undefined;
  readonly changes: readonly PlanChange[];
}

export const NO_FILTER: Filter = { text: '' };

/** The search for what differs between the file and what is tried. */
export const CHANGED = 'is:changed';

/** Reads what was kept, perhaps by another version: what does not fit is as at the beginning. */
export function readKept(value: unknown): Kept {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const { selected, single, side, view, groupBy, filter, asTable, whatIf, changes } = kept;
  const { shows, fleetOptions } = kept;
  return {
    selected: typeof selected === 'string' ? selected : undefined,
    single: typeof single === 'string' ? single : undefined,
    side: side === 'a' ? 'a' : 'b',
    view: view === 'a' || view === 'b' ? view : 'both',
    groupBy: typeof groupBy === 'string' ? groupBy : 'zone',
    filter: readFilter(filter),
    asTable: asTable === true,
    whatIf: whatIf === true,
    shows: shows === 'resilience' || shows === 'fleet' ? shows : 'picture',
    fleetOptions: readFleetOptions(fleetOptions),
    changes: readChanges(changes) ?? [],
  };
}

function readFilter(value: unknown): Filter {
  if (typeof value !== 'object' || value === null) return NO_FILTER;
  const { text } = value as Record<string, unknown>;
  return { text: typeof text === 'string' ? text : '' };
}
