import {
  type Activity,
  afterCooldown,
  afterWarmup,
} from '../../core/simulation/scaling/cooldown.ts';
import type { AdjustmentType, Step } from '../../core/simulation/scaling/spec.ts';
import { adjusted, type Side, sideOf, stepFor } from '../../core/simulation/scaling/step.ts';
import type { Members } from './blocks.ts';
import { type Case, formula, type Given, type Kind } from './kind.ts';

const TYPES: readonly AdjustmentType[] = [
  'ChangeInCapacity',
  'ExactCapacity',
  'PercentChangeInCapacity',
];

function typeOf(given: Given, fallback: AdjustmentType): AdjustmentType {
  const text = given.text('type', fallback);
  const type = TYPES.find((one) => one === text);
  if (!type) throw new Error(`type is ${text}`);
  return type;
}

/** Steps as lists of lower bound, upper bound and adjustment; null is without a bound. */
function stepsOf(given: Given, name: string): readonly Step[] {
  if (!given.has(name)) return [];
  return given.list(name).map((one) => {
    const [lower, upper, adjustment] = Array.isArray(one) ? (one as (number | null)[]) : [];
    if (typeof adjustment !== 'number') throw new Error(`${name} is no list of steps`);
    return { lower: lower ?? undefined, upper: upper ?? undefined, adjustment };
  });
}

/** The capacity that a metric makes of a starting capacity. */
function capacityFor(
  steps: readonly Step[],
  metric: number,
  threshold: number,
  type: AdjustmentType,
  side: Side = sideOf(steps),
): (start: number) => number {
  const step = stepFor(steps, metric, threshold, side);
  return (start) => (step ? adjusted(start, type, step.adjustment) : start);
}

function cooldown(given: Given, { timing }: Case): Members {
  const steps = stepsOf(given, 'steps');
  const type = typeOf(given, 'ChangeInCapacity');
  const cooldowns = { out: Number(timing.scaleOutCooldown), in: Number(timing.scaleInCooldown) };
  let current = given.number('start');
  let last: Activity | undefined;
  const capacity = given.pairs('metric').map(([time, metric]) => {
    const proposed = capacityFor(steps, metric, given.number('threshold'), type);
    const evaluated = afterCooldown(proposed, current, last, cooldowns, time);
    current = evaluated.capacity;
    last = evaluated.last;
    return [time, current] as const;
  });
  return { capacity };
}

/** None of the instances that the evaluations launch becomes warm in between. */
function warmup(given: Given): Members {
  const steps = stepsOf(given, 'steps');
  const type = typeOf(given, 'ChangeInCapacity');
  const warm = given.number('start');
  let current = warm;
  const desired = given.numbers('metric').map((metric) => {
    current = afterWarmup(capacityFor(steps, metric, 0, type), warm, current);
    return current;
  });
  return { desired };
}

function walk(given: Given, { expect }: Case): Members {
  const threshold = given.number('threshold');
  const type = typeOf(given, 'PercentChangeInCapacity');
  const sides = { above: stepsOf(given, 'out'), below: stepsOf(given, 'in') };
  const metrics = Array.isArray(expect.walk) ? expect.walk : [];
  let current = given.number('start');
  const states = metrics.map((one: unknown) => {
    const metric = Array.isArray(one) ? Number(one[0]) : Number.NaN;
    const side = metric >= threshold ? 'above' : 'below';
    current = capacityFor(sides[side], metric, threshold, type, side)(current);
    return [metric, current];
  });
  return { walk: states };
}

/** The published example of bounds: three steps on each side. */
const LETTERS = {
  above: [
    { letter: 'a', lower: 0, upper: 10 },
    { letter: 'b', lower: 10, upper: 20 },
    { letter: 'c', lower: 20, upper: undefined },
  ],
  below: [
    { letter: 'd', lower: -10, upper: 0 },
    { letter: 'e', lower: -20, upper: -10 },
    { letter: 'f', lower: undefined, upper: -20 },
  ],
} as const;

function bounds(given: Given): Members {
  const side = given.text('side') === 'above' ? 'above' : 'below';
  const step = stepFor<(typeof LETTERS)[Side][number]>(
    LETTERS[side],
    given.number('metric'),
    given.number('threshold'),
    side,
  );
  return { step: step?.letter };
}

export const STEP_SCALING: Readonly<Record<string, Kind>> = {
  'step-cooldown': formula(
    ['start', 'steps', 'threshold', 'metric', 'type'],
    ['capacity'],
    cooldown,
  ),
  'step-warmup': formula(['start', 'steps', 'metric', 'type'], ['desired'], warmup),
  'step-walk': formula(['start', 'threshold', 'out', 'in', 'type'], ['walk'], walk),
  'step-bounds': formula(['threshold', 'metric', 'side'], ['step'], bounds),
};
