import { describe, expect, test } from 'vitest';
import type { PlanChange } from '../../../core/analysis/change/changes.ts';
import type { Picture, Trial } from '../../../core/view/picture.ts';
import type { PictureTimeline } from '../../../core/view/timeline.ts';
import { readKept } from '../kept.ts';
import { reduce } from './reduce.ts';
import {
  askedOf,
  changedOf,
  focusIn,
  frameOf,
  isTrialShown,
  madeOf,
  shownOf,
  sideOf,
  timelineOf,
  wrongOf,
} from './selectors.ts';
import { type Action, type State, stateOf } from './state.ts';

const picture = (more: object = {}): Picture =>
  ({ instances: [], groups: [], unplaced: [], fargate: [], ...more }) as unknown as Picture;
const withTasks = (placed: number) =>
  picture({ groups: [{ name: 'service:web', label: 'web', placed }] });
const FILE = withTasks(5);
const TRIED = withTasks(3);

const count: PlanChange = { kind: 'desiredCount', group: 'service:web', value: 3 };
const lose: PlanChange = { kind: 'loseZone', zone: 'a' };
const answer = (changes: readonly PlanChange[], more: Partial<Trial> = {}): Action => ({
  type: 'trial',
  trial: { picture: TRIED, problems: [], broken: false, writable: true, words: [], ...more },
  changes,
});

function after(...actions: readonly Action[]): State {
  return actions.reduce(reduce, stateOf(readKept(undefined)));
}

const told: Action = { type: 'picture', picture: FILE };
const tried = (...changes: PlanChange[]): Action => ({ type: 'change', changes });

describe('a trial', () => {
  test('is shown beside the file as soon as it is answered, and gone when it is discarded', () => {
    const asked = after(told, tried(count));
    expect([shownOf(asked), madeOf(asked)]).toEqual([FILE, []]);
    const answered = reduce(asked, answer([count]));
    expect([shownOf(answered), askedOf(answered), sideOf(answered)]).toEqual([TRIED, TRIED, 'b']);
    expect(answered.kept.view).toBe('both');
    const left = reduce(answered, { type: 'discard' });
    expect([shownOf(left), isTrialShown(left), left.latest]).toEqual([FILE, false, undefined]);
  });

  test('with an error is told, and the last one without stays', () => {
    const half = after(
      told,
      tried(count),
      answer([count]),
      tried(count, lose),
      answer([count, lose], { broken: true, problems: ['no'], picture: FILE }),
    );
    expect([shownOf(half), madeOf(half), wrongOf(half).size]).toEqual([TRIED, [count], 1]);
  });

  test('is looked at by whoever begins it, and by whoever tries advice', () => {
    const inFile: Action = { type: 'view', kept: { view: 'a' } };
    expect(after(told, inFile, tried(count)).kept.view).toBe('both');
    expect(after(told, tried(count), inFile, tried(lose)).kept.view).toBe('a');
    expect(after(told, tried(count), inFile, { type: 'try', changes: [lose] }).kept.view).toBe(
      'both',
    );
  });

  test('that was written is over', () => {
    const state = after(told, tried(count), answer([count]), { type: 'written', message: 'Yes.' });
    expect([state.kept.changes, state.said, shownOf(state)]).toEqual([[], 'Yes.', FILE]);
  });

  test('takes answers about other changes away', () => {
    const fewest: Action = { type: 'fewest', instances: 'x', count: 3 };
    expect(after(told, fewest, tried(count)).fewest).toBeUndefined();
  });

  test('the filter for what differs ends with it', () => {
    const only: Action = { type: 'view', kept: { filter: { text: 'is:changed' } } };
    expect(after(told, tried(count), only, { type: 'discard' }).kept.filter.text).toBe('');
  });
});

describe('what is selected', () => {
  const choose = (id: string): Action => ({ type: 'choose', id, side: 'a' });

  test('is selected no longer by a second click, or when it is gone', () => {
    expect(after(told, choose('task 0 4')).kept.selected).toBe('task 0 4');
    expect(after(told, choose('task 0 4'), choose('task 0 4')).kept.selected).toBeUndefined();
    const fewer: Action = { type: 'picture', picture: TRIED };
    expect(after(told, choose('task 0 4'), fewer).kept.selected).toBeUndefined();
    expect(after(told, choose('task 0 1'), fewer).kept.selected).toBe('task 0 1');
  });

  test('one answer leads to another and back, past what is gone', () => {
    const follow = (id: string): Action => ({ type: 'follow', id });
    const there = after(told, choose('task 0 4'), follow('task 0 0'), follow('task 0 1'));
    expect(there.trail).toEqual(['task 0 4', 'task 0 0']);
    const fewer = reduce(there, { type: 'picture', picture: TRIED });
    expect(fewer.trail).toEqual(['task 0 0']);
    const back = reduce(fewer, { type: 'back' });
    expect([back.kept.selected, back.trail]).toEqual(['task 0 0', []]);
  });

  test('what a problem in the editor is about, as soon as there is a picture', () => {
    const short = picture({
      groups: [{ name: 'service:web' }],
      unplaced: [{ id: 'unplaced 0', group: 0 }],
    });
    const select: Action = { type: 'select', group: 'service:web' };
    for (const state of [
      after(select, { type: 'picture', picture: short }),
      after({ type: 'picture', picture: short }, select),
    ]) {
      expect([state.kept.selected, state.wanted]).toEqual(['unplaced 0', undefined]);
    }
  });
});

describe('a timeline', () => {
  const timeline = {
    worst: 20,
    tasks: [],
    instances: [],
    events: [],
  } as unknown as PictureTimeline;
  const happens = (events: number): Action => ({ type: 'picture', picture: picture({ events }) });
  const answered = (...changes: PlanChange[]): Action => ({ type: 'timeline', timeline, changes });

  test('of a plan with events shows its worst moment, until it is looked at otherwise', () => {
    const state = after(happens(1), answered());
    expect([timelineOf(state), state.playhead]).toEqual([timeline, 20]);
    const other = reduce(reduce(state, { type: 'seek', time: 5 }), answered());
    expect(other.playhead).toBe(5);
    expect(frameOf(reduce(other, { type: 'seek', time: undefined }))).toBeUndefined();
  });

  test('is gone with the events', () => {
    expect(timelineOf(after(happens(1), answered(), happens(0)))).toBeUndefined();
  });

  test('of other changes is not shown', () => {
    const state = after(happens(0), tried(lose), answer([lose]), answered(count));
    expect(timelineOf(state)).toBeUndefined();
    const own = reduce(state, answered(lose));
    expect([timelineOf(own), own.playhead]).toEqual([timeline, undefined]);
  });
});

test('a selector gives the same object while nothing it is made of has changed', () => {
  const one = after(told, tried(count), answer([count]));
  const two = reduce(one, { type: 'said', message: 'Copied.' });
  expect(changedOf(two)).toBe(changedOf(one));
  expect(focusIn(two)).toBe(focusIn(one));
  expect(focusIn(reduce(two, { type: 'choose', id: 'task 0 1', side: 'b' }))).not.toBe(
    focusIn(one),
  );
});
