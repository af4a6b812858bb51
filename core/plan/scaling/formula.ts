import type { LoadSpec } from '../../simulation/scaling/spec.ts';
import { judgeFields } from '../fields.ts';
import { get, type Reading, type Source } from '../reading.ts';
import { durationAt, numberAt } from './members.ts';

const DAY = 24 * 60 * 60;
/** A day goes in straight lines of this length, in seconds. */
const STRETCH = 15 * 60;
const HOUR = 60 * 60;

/** Formulas of a load, with their members. */
const FORMULAS = {
  step: ['from', 'to', 'at'],
  ramp: ['from', 'to', 'at', 'for'],
  spike: ['from', 'to', 'at', 'for'],
  day: ['low', 'high', 'peakAt', 'days'],
} as const;

/** Members of a load by formula. */
export const FORMULA_FIELDS: readonly string[] = [
  ...new Set(Object.values(FORMULAS).flat()),
  'formula',
];

type Formula = keyof typeof FORMULAS;

function isFormula(name: string | undefined): name is Formula {
  return name !== undefined && Object.hasOwn(FORMULAS, name);
}

/**
 * A load by formula: a step, a ramp, a spike, or the course of a day.
 * @param startOfDay seconds since midnight at which the simulation starts
 */
export function readFormula(
  reading: Reading,
  source: Source,
  startOfDay: number,
): LoadSpec | undefined {
  const name = source.node.get('formula').text;
  if (!isFormula(name)) {
    const template = 'The formula of a load is one of {choices}, not {name}.';
    const params = { choices: Object.keys(FORMULAS).join(', '), name: name ?? '""' };
    reading.report('plan-scaling', 'error', get(source, 'formula'), template, params);
    return undefined;
  }
  judgeFields(reading, source, ['formula', 'perTask', ...FORMULAS[name]]);
  const number = (key: string): number | undefined => numberAt(reading, get(source, key));
  const time = (key: string): number | undefined => durationAt(reading, get(source, key));
  const [low, high] =
    name === 'day' ? [number('low'), number('high')] : [number('from'), number('to')];
  if (low === undefined || high === undefined || low < 0 || high < 0) {
    const template = 'The formula {name} needs {members}, and amounts of at least 0.';
    const members = FORMULAS[name].slice(0, 2).join(', ');
    reading.report('plan-scaling', 'error', source, template, { name, members });
    return undefined;
  }
  const at = time('at') ?? 0;
  const lasts = time('for') ?? HOUR;
  switch (name) {
    case 'step':
      return {
        shape: 'step',
        points:
          at > 0
            ? [
                [0, low],
                [at, high],
              ]
            : [[0, high]],
      };
    case 'ramp':
      return { shape: 'linear', points: from(at, low, [[at + lasts, high]]) };
    case 'spike':
      return {
        shape: 'step',
        points:
          at > 0
            ? [
                [0, low],
                [at, high],
                [at + lasts, low],
              ]
            : [
                [0, high],
                [lasts, low],
              ],
      };
    case 'day':
      return dayOf({
        low,
        high,
        peak: time('peakAt') ?? 14 * HOUR,
        days: number('days') ?? 1,
        startOfDay,
      });
  }
}

type Points = LoadSpec['points'];

function from(at: number, value: number, rest: Points): Points {
  return at > 0 ? [[0, value], [at, value], ...rest] : [[0, value], ...rest];
}

/** A wave from `low` at night to `high` at the peak, once a day. */
function dayOf(day: {
  readonly low: number;
  readonly high: number;
  /** Seconds since midnight. */
  readonly peak: number;
  readonly days: number;
  readonly startOfDay: number;
}): LoadSpec {
  const { low, high, peak, days, startOfDay } = day;
  const points: (readonly [number, number])[] = [];
  const length = Math.max(1, Math.min(days, 7)) * DAY;
  for (let time = 0; time <= length; time += STRETCH) {
    const angle = ((time + startOfDay - peak) / DAY) * 2 * Math.PI;
    const value = low + ((high - low) * (1 + Math.cos(angle))) / 2;
    points.push([time, Math.round(value * 1000) / 1000]);
  }
  return { shape: 'linear', points };
}
