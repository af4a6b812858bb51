import { otherTargets } from '../../../core/analysis/change/target.ts';
import type { FromHost } from '../host.ts';
import { CHANGED, type Kept, NO_FILTER } from '../kept.ts';
import { isIn } from '../selection.ts';
import { askedOf, fleetKey } from './selectors.ts';
import type { Action, State, UserAction } from './state.ts';

/** The state after something was told or done. */
export function reduce(before: State, action: Action): State {
  return settled(isUsers(action) ? done(before, action) : told(before, action));
}

const USERS: ReadonlySet<string> = new Set<UserAction['type']>([
  ...(['view', 'change', 'try', 'discard', 'choose', 'follow', 'back'] as const),
  ...(['close', 'closeShuffle', 'say', 'hover', 'seek'] as const),
]);

function isUsers(action: Action): action is UserAction {
  return USERS.has(action.type);
}

/** What the host tells, the latest of each. */
function told(state: State, message: FromHost): State {
  switch (message.type) {
    case 'picture':
      return {
        ...state,
        picture: message.picture,
        problem: undefined,
        grid: undefined,
        fleet: undefined,
      };
    case 'problem':
      return { ...state, problem: message.message };
    case 'explanation':
      return { ...state, explanation: { of: message.task, text: message.explanation } };
    case 'trial':
      return ofTrial(state, message);
    case 'shuffle':
      return { ...state, shuffle: message.shuffle };
    case 'timeline':
      return withTimeline(state, message);
    case 'resilience':
      return withColumn(state, message);
    case 'fleet':
      return {
        ...state,
        fleet: { of: fleetKey(message.changes, message.options), fleet: message.fleet },
      };
    case 'fewest':
      return { ...state, fewest: message };
    case 'highlight':
      return { ...state, cursor: message.links };
    case 'completions':
      return { ...state, completions: message };
    case 'select':
      return { ...state, wanted: message.group };
    case 'said':
      return { ...state, said: message.message };
    case 'written':
      // What was tried is in the file now.
      return withChanges({ ...state, said: message.message }, { changes: [] });
    case 'exported':
      return state;
  }
}

/** A trial with an error is not shown, unless the error is none of what was changed last. */
function ofTrial(state: State, { trial, changes }: Extract<FromHost, { type: 'trial' }>): State {
  const before = state.sound?.changes ?? [];
  const wrong = new Set(trial.broken ? otherTargets(before, changes) : []);
  const latest = { trial, changes, wrong };
  return wrong.size > 0 ? { ...state, latest } : { ...state, latest, sound: latest };
}

/** Where something happens the worst moment is shown at first; a failure is compared as it stands. */
function withTimeline(
  state: State,
  { timeline, changes }: Extract<FromHost, { type: 'timeline' }>,
): State {
  const of = JSON.stringify(changes);
  const known = state.time?.of === of;
  const failure = changes.some(({ kind }) => kind === 'loseZone');
  const first = failure ? undefined : timeline.worst;
  const playhead = known ? state.playhead : first;
  return { ...state, time: { of, timeline }, playhead };
}

/** One more column of the grid; those of another grid are no longer true. */
function withColumn(
  state: State,
  {
    column: { services, heads, column, cells },
    changes,
  }: Extract<FromHost, { type: 'resilience' }>,
): State {
  const of = JSON.stringify(changes);
  const columns = state.grid?.of === of ? state.grid.columns : [];
  if (column > columns.length) return state;
  return { ...state, grid: { of, services, heads, columns: [...columns.slice(0, column), cells] } };
}

/** What the user does; what was said is about what was done before. */
function done(before: State, action: UserAction): State {
  const state: State = { ...before, said: '' };
  const { kept, trail } = state;
  switch (action.type) {
    case 'view':
      return { ...state, kept: { ...kept, ...action.kept } };
    case 'change':
      // Whoever begins a trial wants to see it, whatever was looked at before.
      return withChanges(state, {
        changes: action.changes,
        ...(kept.changes.length === 0 ? seen(kept) : {}),
      });
    case 'try':
      return withChanges(state, { changes: action.changes, ...seen(kept) });
    case 'discard': {
      const filter = kept.filter.text === CHANGED ? NO_FILTER : kept.filter;
      return withChanges(state, { changes: [], filter });
    }
    case 'choose': {
      const again = action.id === kept.selected && action.side === kept.side;
      const selected = again ? undefined : action.id;
      return { ...state, trail: [], kept: { ...kept, selected, side: action.side } };
    }
    case 'follow':
      return {
        ...state,
        trail: kept.selected === undefined ? trail : [...trail, kept.selected],
        kept: { ...kept, selected: action.id },
      };
    case 'back':
      return { ...state, trail: trail.slice(0, -1), kept: { ...kept, selected: trail.at(-1) } };
    case 'close':
      return closed(before);
    case 'closeShuffle':
      return { ...state, shuffle: undefined };
    case 'say':
      return { ...state, said: action.message };
    case 'hover':
      return { ...before, hovered: action.name };
    case 'seek':
      return { ...before, playhead: action.time };
  }
}

/** The trial is looked at, alone or beside the file. */
function seen(kept: Kept): Pick<Kept, 'side' | 'view'> {
  return { side: 'b', view: kept.view === 'a' ? 'both' : kept.view };
}

/** Answers about other changes are no longer true. */
function withChanges(state: State, kept: Partial<Kept> & Pick<Kept, 'changes'>): State {
  const next = {
    ...state,
    kept: { ...state.kept, ...kept },
    shuffle: undefined,
    fewest: undefined,
  };
  return kept.changes.length === 0 ? { ...next, latest: undefined, sound: undefined } : next;
}

function closed(state: State): State {
  const kept = { ...state.kept, selected: undefined };
  return { ...state, kept, explanation: undefined, trail: [] };
}

/** What is selected is in the picture, and what is to be selected is as soon as it is there. */
function settled(state: State): State {
  const { picture, wanted, kept, trail } = state;
  if (picture && wanted !== undefined) {
    const there = picture.unplaced.find(({ group }) => picture.groups[group]?.name === wanted);
    const selected = there && { selected: there.id, side: 'a' as const, view: 'a' as const };
    return settled({ ...state, wanted: undefined, kept: { ...kept, ...selected } });
  }
  const asked = askedOf(state);
  if (!asked || kept.selected === undefined) return state;
  if (!isIn(asked, kept.selected)) return closed(state);
  return trail.every((id) => isIn(asked, id))
    ? state
    : { ...state, trail: trail.filter((id) => isIn(asked, id)) };
}
