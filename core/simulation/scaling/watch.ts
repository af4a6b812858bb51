import type { AlarmState } from '../model.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import { nextEvaluation, stateAfter } from './evaluation.ts';
import type { AlarmSpec } from './spec.ts';

const MINUTE = 60;

/** Datapoints that are kept: more than any alarm looks at. */
const KEPT = 128;

/** A metric that gets a datapoint at the end of every period. */
export class Series {
  readonly values: (number | undefined)[] = [];

  add(value: number | undefined): void {
    this.values.push(value);
    if (this.values.length > 2 * KEPT) this.values.splice(0, KEPT);
  }

  get newest(): number | undefined {
    return this.values.at(-1);
  }
}

/** A metric alarm while the simulation runs. */
export class Alarm {
  readonly name: string;
  readonly spec: AlarmSpec;
  state: AlarmState = 'OK';

  constructor(name: string, spec: AlarmSpec) {
    this.name = name;
    this.spec = spec;
  }

  /** Evaluates the alarm; a change of its state is recorded. @returns whether it is in ALARM */
  evaluate(world: World, { values }: Series): boolean {
    // Before the first period has ended there is nothing to look at.
    if (values.length === 0) return false;
    const state = stateAfter(this.spec, values, this.state);
    if (state !== this.state) {
      this.state = state;
      world.record('ALARM_STATE_CHANGED', { subject: `${this.name}: ${state}` });
    }
    return state === 'ALARM';
  }
}

/** Does something at times that come again and again; all that come together have one entry of the queue. */
function recurring(
  world: World,
  key: string,
  rank: Rank,
  next: (after: number) => number,
  act: () => void,
): void {
  const known = world.recurrences.get(key);
  if (known) {
    known.push(act);
    return;
  }
  const actions = [act];
  world.recurrences.set(key, actions);
  const tick = (after: number): void => {
    const time = next(after);
    world.at(time, rank, () => {
      for (const one of actions) {
        world.recorder.cause = undefined;
        one();
      }
      tick(time);
    });
  };
  world.recurring++;
  tick(0);
}

/**
 * Adds a datapoint at the end of every period from now on. Periods end at whole ones of the clock; what began
 * before the start has no datapoint.
 * @param period seconds
 */
export function everyPeriod(world: World, period: number, measure: () => void): void {
  const length = period * 1000;
  const phase = world.startAt % length;
  const first = phase === 0 ? length : 2 * length - phase;
  const next = (after: number): number => (after === 0 ? first : after + length);
  recurring(world, `metric ${period}`, Rank.metric, next, measure);
}

/** Evaluates alarms of one period whenever they are due. @param period seconds */
export function everyEvaluation(world: World, period: number, evaluate: () => void): void {
  const second = world.settings.get('alarmSecond') / 1000;
  const phase = (world.startAt / 1000) % MINUTE;
  // The next evaluation is a later one, whatever fraction of a second the interval has.
  const next = (after: number): number =>
    (nextEvaluation(after / 1000 + 1 + phase, period, second) - phase) * 1000;
  recurring(world, `alarm ${period}`, Rank.alarm, next, evaluate);
}
