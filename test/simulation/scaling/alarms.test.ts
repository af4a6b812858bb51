import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmState } from '../../../core/simulation/scaling/alarm.ts';
import {
  evaluationRange,
  firesAt,
  nextEvaluation,
  stateAfter,
} from '../../../core/simulation/scaling/evaluation.ts';
import type { MissingData } from '../../../core/simulation/scaling/spec.ts';

const points = (text: string) => [...text].map((one) => (one === '-' ? undefined : one === 'X'));

describe('state of an alarm with missing data, as the user guide prints it', () => {
  const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
  const KEPT = 'the state before';
  test.each([
    [3, '0-X-X', 'OK', 'OK', 'OK', 'OK'],
    [3, '0----', 'OK', 'OK', 'OK', 'OK'],
    [3, '-----', 'INSUFFICIENT_DATA', KEPT, 'ALARM', 'OK'],
    [3, '0XX-X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    [3, '--X--', 'ALARM', KEPT, 'ALARM', 'OK'],
    [2, '0-X-X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    [2, '00X0X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    [2, '0-X--', 'OK', 'OK', 'ALARM', 'OK'],
    [2, '----0', 'OK', 'OK', 'ALARM', 'OK'],
    [2, '---X-', 'ALARM', KEPT, 'ALARM', 'OK'],
  ])('%d of 3, %s', (m, text, ...states) => {
    for (const before of ['OK', 'ALARM'] as const) {
      const got = treatments.map((treat) => alarmState(points(text), { n: 3, m, treat }, before));
      expect(got).toEqual(states.map((state) => (state === KEPT ? before : state)));
    }
  });

  test('one new breaching datapoint alone does not change the state', () => {
    expect(alarmState(points('----X'), { n: 3, m: 3, treat: 'missing' })).toBe('OK');
  });
});

describe('when an alarm is evaluated', () => {
  test.each([
    [180, 60, 0, 180],
    [180, 60, 30, 210],
    [191, 60, 30, 210],
    [300, 300, 26, 326],
    [60, 20, 0, 60],
    [40, 20, 45, 45],
  ])('from %d s, period %d s, second %d: %d s', (from, period, second, at) => {
    expect(nextEvaluation(from, period, second)).toBe(at);
  });
});

describe('when an alarm fires', () => {
  const alarm = {
    n: 3,
    m: 3,
    treat: 'missing',
    comparison: 'GreaterThanThreshold',
    threshold: 70,
    period: 60,
  } as const;
  test.each([
    ['three in a row', [71, 71, 71], 0, 180],
    ['at the threshold', [70, 70, 70, 70], 0, undefined],
    ['an interruption starts the count again', [71, 71, 70, 71, 71, 71], 0, 360],
    ['a missing datapoint does not', [71, undefined, 71, 71], 0, 180],
    ['at its second of the minute', [71, 71, 71], 26, 206],
  ])('%s', (_, values, second, at) => {
    expect(firesAt(alarm, values, second)).toBe(at);
  });
});

test('a series without gaps has the state that the rules for missing data give it', () => {
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 69, max: 72 }) },
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 3 }),
      (values, m) => {
        const spec = {
          n: 3,
          m,
          treat: 'missing',
          comparison: 'GreaterThanThreshold',
          threshold: 70,
          period: 60,
        } as const;
        for (const before of ['OK', 'ALARM'] as const) {
          expect(stateAfter(spec, values, before)).toBe(
            alarmState(evaluationRange(spec, values), spec, before),
          );
        }
      },
    ),
    { seed: 3 },
  );
});
