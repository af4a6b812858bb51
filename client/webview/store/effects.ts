import { remember, send } from '../host.ts';
import { explainedBy } from '../selection.ts';
import {
  askedChangesOf,
  askedOf,
  changesOverTime,
  fleetOf,
  missingColumn,
  shownChangesOf,
  shownOf,
  sideOf,
} from './selectors.ts';
import type { Action, State } from './state.ts';

/** Milliseconds of quiet before what is being changed is tried. */
const QUIET = 120;

/** The same for words: each but the last is half an expression. */
const QUIET_WORDS = 400;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** What follows from a step of the state outside of it. */
export function follow(before: State, after: State, action: Action): void {
  if (before.kept !== after.kept) remember(after.kept);
  tryChanges(before, after, action);
  askWhy(before, after);
  askTimeline(before, after);
  askResilience(before, after);
  askFleet(before, after);
}

/** Tries changes after each of them, and again when the file has changed. */
function tryChanges(before: State, { kept, picture }: State, action: Action): void {
  if (before.kept.changes === kept.changes && before.picture === picture) return;
  clearTimeout(waiting);
  if (kept.changes.length === 0 || !picture) return;
  const words = action.type === 'change' && action.words === true;
  const attempt = () => send({ type: 'try', changes: [...kept.changes] });
  waiting = setTimeout(attempt, words ? QUIET_WORDS : QUIET);
}

/** Asks what happens over time with a new picture, where something does. */
function askTimeline(before: State, after: State): void {
  const shown = shownOf(after);
  if (!shown || shown === shownOf(before)) return;
  if (changesOverTime(after)) send({ type: 'timeline', changes: [...shownChangesOf(after)] });
}

/** Asks for the next column of the grid when one has come, for as long as the grid is shown. */
function askResilience(before: State, after: State): void {
  const column = missingColumn(after);
  if (column === undefined) return;
  const same = shownOf(before) === shownOf(after) && before.kept.shows === after.kept.shows;
  if (same && before.grid === after.grid) return;
  send({ type: 'resilience', column, changes: [...shownChangesOf(after)] });
}

/** Searches the cheapest instances for a picture when they are shown. */
function askFleet(before: State, after: State): void {
  const { shows, fleetOptions } = after.kept;
  if (shows !== 'fleet' || !shownOf(after) || fleetOf(after)) return;
  const same =
    shownOf(before) === shownOf(after) &&
    before.kept.shows === shows &&
    before.kept.fleetOptions === fleetOptions;
  if (same) return;
  send({ type: 'fleet', options: [...fleetOptions], changes: [...shownChangesOf(after)] });
}

/** A new picture may have moved the task: asks again whenever either changes. */
function askWhy(before: State, after: State): void {
  const [asked, { selected }] = [askedOf(after), after.kept];
  if (selected === undefined || !asked) return;
  const same =
    selected === before.kept.selected &&
    asked === askedOf(before) &&
    sideOf(after) === sideOf(before);
  if (same) return;
  const changes = [...askedChangesOf(after)];
  send({ type: 'why', task: explainedBy(asked, selected), changes });
}
