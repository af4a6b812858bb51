import type { PlanChange } from '../../../core/analysis/change/changes.ts';
import type { PictureFleet } from '../../../core/view/fleet.ts';
import type { Explanation, Picture, Shuffle, Trial } from '../../../core/view/picture.ts';
import type { GridColumn } from '../../../core/view/resilience.ts';
import type { PictureTimeline } from '../../../core/view/timeline.ts';
import type { ConstraintCompletions } from '../../../protocol/panel.ts';
import type { FromHost } from '../host.ts';
import type { Kept } from '../kept.ts';
import type { Side } from '../variant.ts';

/** A trial with what was tried. */
export interface Tried {
  readonly trial: Trial;
  readonly changes: readonly PlanChange[];
  /** Targets of the changes since the sound one, with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
}

/** The resilience grid as far as it is there: columns come one after the other. */
export interface Grid {
  readonly of: string;
  readonly services: GridColumn['services'];
  readonly heads: GridColumn['heads'];
  readonly columns: readonly GridColumn['cells'][];
}

/** Everything that the panel knows. */
export interface State {
  /** How the user looks at the picture, kept over a reload. */
  readonly kept: Kept;
  readonly picture?: Picture | undefined;
  /** The latest trial, and the latest one without an error: that stays while something is half typed. */
  readonly latest?: Tried | undefined;
  readonly sound?: Tried | undefined;
  /** Why there is no picture, or no new one. */
  readonly problem?: string | undefined;
  readonly explanation?: { readonly of: string; readonly text: Explanation } | undefined;
  readonly shuffle?: Shuffle | undefined;
  readonly fewest?: { readonly instances: string; readonly count: number | null } | undefined;
  readonly completions?: ConstraintCompletions | undefined;
  /** Links of what the cursor in the text stands in. */
  readonly cursor: readonly string[];
  /** What was done last, in words. */
  readonly said: string;
  /** A group of which the tasks that could not be placed are to be selected. */
  readonly wanted?: string | undefined;
  /** The service under the pointer in the list of services, by its name. */
  readonly hovered?: string | undefined;
  /** What happens over time, with what it was made with. */
  readonly time?: { readonly of: string; readonly timeline: PictureTimeline } | undefined;
  /** The moment that is shown, in seconds; none: the picture as it stands. */
  readonly playhead?: number | undefined;
  /** What disturbances do to services, with what it was made with. */
  readonly grid?: Grid | undefined;
  /** The cheapest instances, with what they were searched for. */
  readonly fleet?: { readonly of: string; readonly fleet: PictureFleet } | undefined;
  /** The answers that led to the one on show. */
  readonly trail: readonly string[];
}

/** What the user does in the panel. */
export type UserAction =
  /** Looks at the picture in another way. */
  | { readonly type: 'view'; readonly kept: Partial<Kept> }
  /** Sets what is tried, in a form; words are tried when they are likely to be whole. */
  | { readonly type: 'change'; readonly changes: readonly PlanChange[]; readonly words?: boolean }
  /** Tries what a button offers, and wants to see it. */
  | { readonly type: 'try'; readonly changes: readonly PlanChange[] }
  | { readonly type: 'discard' }
  /** Selects, or no longer if it was selected. */
  | { readonly type: 'choose'; readonly id: string; readonly side: Side }
  /** Goes from an answer to another one that it names; `back` leads back. */
  | { readonly type: 'follow'; readonly id: string }
  | { readonly type: 'back' }
  | { readonly type: 'close' }
  | { readonly type: 'closeShuffle' }
  | { readonly type: 'say'; readonly message: string }
  | { readonly type: 'hover'; readonly name: string | undefined }
  | { readonly type: 'seek'; readonly time: number | undefined };

export type Action = FromHost | UserAction;

/** The state of a panel that was told nothing yet. */
export function stateOf(kept: Kept): State {
  return { kept, cursor: [], said: '', trail: [] };
}
