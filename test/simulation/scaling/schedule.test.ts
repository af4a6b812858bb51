import { describe, expect, test } from 'vitest';
import { timesOf } from '../../../core/ecs/schedule/schedule.ts';
import { predictedCapacity } from '../../../core/simulation/scaling/predictive.ts';
import { afterScheduledAction } from '../../../core/simulation/scaling/scheduled.ts';

/** The first times after an instant, to the minute. */
function first(expression: string, zone: string, after: string, count: number) {
  const found: string[] = [];
  for (const time of timesOf(expression, zone, Date.parse(after)) ?? []) {
    if (found.length === count) break;
    found.push(new Date(time).toISOString().slice(0, 16));
  }
  return found;
}

const MARCH = '2026-03-28T00:00:00Z';

describe('times of a schedule', () => {
  test.each([
    ['cron(0 9 * * ? *)', 'UTC', MARCH, ['2026-03-28T09:00', '2026-03-29T09:00']],
    ['cron(0 9 * * ? *)', 'Europe/Berlin', MARCH, ['2026-03-28T08:00', '2026-03-29T07:00']],
    // 02:30 does not exist on 29 March in Berlin.
    ['cron(30 2 * * ? *)', 'Europe/Berlin', MARCH, ['2026-03-28T01:30', '2026-03-30T00:30']],
    // 01:30 comes twice on 1 November in New York.
    [
      'cron(30 1 * * ? *)',
      'America/New_York',
      '2026-11-01T00:00:00Z',
      ['2026-11-01T05:30', '2026-11-02T06:30'],
    ],
    [
      'cron(0 18 ? * MON-FRI *)',
      'Asia/Kolkata',
      '2026-03-27T00:00:00Z',
      ['2026-03-27T12:30', '2026-03-30T12:30'],
    ],
    [
      'cron(0/20 8-9 1 1,7 ? *)',
      'UTC',
      '2026-07-01T08:30:00Z',
      ['2026-07-01T08:40', '2026-07-01T09:00'],
    ],
    ['cron(0 0 L * ? *)', 'UTC', '2028-02-01T00:00:00Z', ['2028-02-29T00:00', '2028-03-31T00:00']],
    ['cron(0 0 1W * ? *)', 'UTC', '2026-07-31T00:00:00Z', ['2026-08-03T00:00', '2026-09-01T00:00']],
    ['cron(0 0 ? * 6L *)', 'UTC', '2026-03-01T00:00:00Z', ['2026-03-27T00:00', '2026-04-24T00:00']],
    [
      'cron(0 0 ? * 2#1 *)',
      'UTC',
      '2026-03-01T00:00:00Z',
      ['2026-03-02T00:00', '2026-04-06T00:00'],
    ],
    ['cron(0 0 29 2 ? *)', 'UTC', '2026-03-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['cron(0 0 1 1 ? 2027)', 'UTC', MARCH, ['2027-01-01T00:00']],
    ['at(2026-06-01T09:00:00)', 'Europe/Berlin', MARCH, ['2026-06-01T07:00']],
    ['at(2026-01-01T09:00:00)', 'UTC', MARCH, []],
    ['rate(5 minutes)', 'UTC', MARCH, ['2026-03-28T00:05', '2026-03-28T00:10']],
    ['rate(1 day)', 'UTC', MARCH, ['2026-03-29T00:00', '2026-03-30T00:00']],
  ])('%s in %s after %s', (expression, zone, after, wanted) => {
    expect(first(expression, zone, after, 2)).toEqual(wanted);
  });

  test.each([
    ['cron(0 9 * * ?)', 'UTC'],
    ['cron(60 9 * * ? *)', 'UTC'],
    ['cron(0 9 * FOO ? *)', 'UTC'],
    ['cron(0/0 9 * * ? *)', 'UTC'],
    ['rate(0 minutes)', 'UTC'],
    ['rate(5 weeks)', 'UTC'],
    ['at(2026-06-01)', 'UTC'],
    ['every day', 'UTC'],
    ['rate(5 minutes)', 'Europe/Atlantis'],
  ])('%s in %s cannot be read', (expression, zone) => {
    expect(timesOf(expression, zone, 0)).toBeUndefined();
  });
});

test.each([
  [3, { min: 5 }, { min: 5, max: 10, desired: 5 }],
  [8, { max: 6 }, { min: 1, max: 6, desired: 6 }],
  [7, { min: 5, max: 9 }, { min: 5, max: 9, desired: 7 }],
])('a scheduled action at %d tasks: %o', (desired, action, wanted) => {
  expect(afterScheduledAction({ min: 1, max: 10, desired }, action)).toEqual(wanted);
});

test.each([
  [50, 10, 40, 'IncreaseMaxCapacity', 55],
  [50, 10, 40, 'HonorMaxCapacity', 40],
  [20, 30, 40, 'HonorMaxCapacity', 30],
  [50, 45, 40, 'HonorMaxCapacity', 45],
  [35.2, 30, 40, 'HonorMaxCapacity', 36],
] as const)(
  'forecast %d, current %d, maximum %d, %s: %d',
  (forecast, current, max, mode, wanted) => {
    const request = { forecast, current, maxCapacity: max, behavior: mode, bufferPercent: 10 };
    expect(predictedCapacity(request)).toBe(wanted);
  },
);
