import type { PlanChange } from '../../../core/analysis/change/changes.ts';
import { targetOf } from '../../../core/analysis/change/target.ts';
import type { PictureFleet } from '../../../core/view/fleet.ts';
import type { Explanation, Picture } from '../../../core/view/picture.ts';
import { explainedBy, type Focus, focusOf } from '../selection.ts';
import { type Difference, differences, type Side } from '../variant.ts';
import { frameAt } from './frame.ts';
import type { State } from './state.ts';

const NO_CHANGES: readonly PlanChange[] = [];
const NO_TARGETS: ReadonlySet<string> = new Set();
const NO_DIFFERENCES: ReadonlyMap<string, Difference> = new Map();

/** Whether anything is tried, shown or not. */
export function isTrying({ kept }: State): boolean {
  return kept.changes.length > 0;
}

/** The picture of the last trial without an error. */
export function triedOf(state: State): Picture | undefined {
  return isTrying(state) ? state.sound?.trial.picture : undefined;
}

/** What that was made with; what is half typed is not among it. */
export function madeOf(state: State): readonly PlanChange[] {
  return (isTrying(state) && state.sound?.changes) || NO_CHANGES;
}

/** What is wrong with what is tried. */
export function problemsOf(state: State): readonly string[] {
  return (isTrying(state) && state.latest?.trial.problems) || [];
}

/** Targets of the changes with which the plan cannot be read. */
export function wrongOf(state: State): ReadonlySet<string> {
  return (isTrying(state) && state.latest?.wrong) || NO_TARGETS;
}

/** Whether the trial is another placement: what merely happens over time starts from the same one. */
export function isCompared(state: State): boolean {
  return triedOf(state) !== undefined && madeOf(state).some(({ kind }) => kind !== 'event');
}

/** The picture that is shown. */
export function shownOf(state: State): Picture | undefined {
  return isTrialShown(state) ? triedOf(state) : state.picture;
}

/** Whether the picture that is shown is that of the trial. */
export function isTrialShown(state: State): boolean {
  return state.kept.view !== 'a' && triedOf(state) !== undefined;
}

/** Changes that the picture on show was made with. */
export function shownChangesOf(state: State): readonly PlanChange[] {
  return isTrialShown(state) ? madeOf(state) : NO_CHANGES;
}

/** The variant that what is selected belongs to. */
export function sideOf(state: State): Side {
  const { view, side } = state.kept;
  if (!triedOf(state) || view === 'a') return 'a';
  return view === 'both' ? side : 'b';
}

/** The picture that what is selected belongs to. */
export function askedOf(state: State): Picture | undefined {
  return sideOf(state) === 'b' ? triedOf(state) : state.picture;
}

/** Changes with which the picture was made that what is selected belongs to. */
export function askedChangesOf(state: State): readonly PlanChange[] {
  return sideOf(state) === 'b' ? madeOf(state) : NO_CHANGES;
}

/** The answer to why what is selected is where it is. */
export function answerOf(state: State): Explanation | undefined {
  const { kept, explanation } = state;
  const asked = askedOf(state);
  if (!asked || kept.selected === undefined) return undefined;
  return explanation?.of === explainedBy(asked, kept.selected) ? explanation.text : undefined;
}

/** By target, each change that was tried last in a few words. */
export const wordsOf = remembered(
  (state: State) => [state.latest],
  (latest): ReadonlyMap<string, string> =>
    new Map(
      latest?.changes.map((change, index) => [targetOf(change), latest.trial.words[index] ?? '']),
    ),
);

/** What differs between the file and the trial, by name of the instance. */
export const changedOf = remembered(
  (state: State) => [state.picture, triedOf(state)],
  (a, b) => (a && b ? differences(a, b) : NO_DIFFERENCES),
);

const NOTHING: Focus = {
  selected: undefined,
  instance: undefined,
  groups: undefined,
  links: new Set(),
};

/** What stands out. */
export const focusIn = remembered(
  (state: State) => [
    askedOf(state),
    state.kept.selected,
    state.cursor,
    answerOf(state),
    state.hovered ?? state.kept.single,
  ],
  (asked, selected, cursor, answer, single) =>
    asked ? focusOf(asked, selected, cursor, answer, single) : NOTHING,
);

/** A selector whose answer is the same object for as long as what it is made of is the same. */
function remembered<P extends readonly unknown[], R>(
  parts: (state: State) => readonly [...P],
  make: (...parts: P) => R,
): (state: State) => R {
  let last: { readonly parts: readonly [...P]; readonly made: R } | undefined;
  return (state) => {
    const now = parts(state);
    if (!last || now.some((part, index) => part !== last?.parts[index])) {
      last = { parts: now, made: make(...now) };
    }
    return last.made;
  };
}

/** What happens over time with what is shown, if something does and it is known. */
export const timelineOf = remembered(
  (state: State) => [state.time, shownChangesOf(state), changesOverTime(state)],
  (time, changes, does) =>
    does && time?.of === JSON.stringify(changes) ? time.timeline : undefined,
);

/** Whether something happens over time with what is shown. */
export function changesOverTime(state: State): boolean {
  const failure = shownChangesOf(state).some(({ kind }) => kind === 'loseZone');
  return failure || (shownOf(state)?.events ?? 0) > 0;
}

/** The picture at the playhead; undefined where the picture is shown as it stands. */
export const frameOf = remembered(
  (state: State) => [frameBase(state), timelineOf(state), state.playhead],
  (base, timeline, playhead) =>
    base && timeline && playhead !== undefined ? frameAt(base, timeline, playhead) : undefined,
);

/** The picture that moments are made of: until a failure happens in the simulation all instances are there. */
export function frameBase(state: State): Picture | undefined {
  const failure = shownChangesOf(state).some(({ kind }) => kind === 'loseZone');
  return failure ? state.picture : shownOf(state);
}

/** The resilience grid of what is shown, as far as it is there. */
export function gridOf(state: State): State['grid'] {
  return state.grid?.of === JSON.stringify(shownChangesOf(state)) ? state.grid : undefined;
}

/** The column of the grid that is to be asked for; undefined when it is whole, or not shown. */
export function missingColumn(state: State): number | undefined {
  if (state.kept.shows !== 'resilience' || !shownOf(state)) return undefined;
  const { heads, columns } = gridOf(state) ?? { heads: undefined, columns: [] };
  return heads && columns.length >= heads.length ? undefined : columns.length;
}

/** What a search for the cheapest instances was made with. */
export function fleetKey(changes: readonly PlanChange[], options: readonly string[]): string {
  return JSON.stringify([changes, options]);
}

/** The cheapest instances for what is shown, if they are known. */
export function fleetOf(state: State): PictureFleet | undefined {
  const wanted = fleetKey(shownChangesOf(state), state.kept.fleetOptions);
  return state.fleet?.of === wanted ? state.fleet.fleet : undefined;
}
