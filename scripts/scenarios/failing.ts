import {
  type BreakerThreshold,
  breakerThreshold,
} from '../../core/placement/service/deployment.ts';
import { CircuitBreaker } from '../../core/simulation/circuit-breaker.ts';
import { digestOutcome } from '../../core/simulation/failed-start.ts';
import { Settings, seconds } from '../../core/simulation/settings.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { Throttle } from '../../core/simulation/throttle.ts';
import { inputOf, SERVICE_INPUTS } from './build.ts';
import { formula, Given, type Kind } from './kind.ts';
import { Measured } from './measure.ts';
import { COMMON_RESULTS } from './rolling.ts';

function thresholdOf(given: Given): BreakerThreshold {
  const type = given.text('type', 'BOUNDED_PERCENT');
  if (type !== 'COUNT' && type !== 'BOUNDED_PERCENT' && type !== 'UNBOUNDED_PERCENT') {
    throw new Error(`type is ${type}`);
  }
  return { type, value: given.number('value') };
}

const breaker = formula(['threshold', 'reset', 'outcomes'], ['failedAt'], (given) => {
  const threshold = { type: 'COUNT', value: given.number('threshold') } as const;
  const circuit = new CircuitBreaker(threshold, given.bool('reset', true));
  for (const [at, outcome] of given.list('outcomes').entries()) {
    if (outcome === 'F') circuit.taskEndedBeforeRunning();
    else if (outcome === 'R') circuit.taskRunning();
    else if (outcome === 'H') circuit.taskHealthy();
    else if (outcome === 'U') {
      // A health check fails after RUNNING only.
      circuit.taskRunning();
      circuit.taskFailedHealthCheck();
    } else if (outcome !== 'X') throw new Error(`unknown outcome ${String(outcome)}`);
    if (circuit.isOpen(1)) return { failedAt: at + 1 };
  }
  return { failedAt: undefined };
});

const breakerDesired = formula(
  ['type', 'value', 'desiredCounts', 'failuresAt', 'reset'],
  ['failedAt'],
  (given) => {
    const circuit = new CircuitBreaker(thresholdOf(given), given.bool('reset', true));
    const counts = given.pairs('desiredCounts');
    const failures = given.numbers('failuresAt');
    const times = [...new Set([...counts.map(([time]) => time), ...failures])].sort(
      (a, b) => a - b,
    );
    let desired = 0;
    for (const time of times) {
      for (const [at, count] of counts) if (at === time) desired = count;
      for (const at of failures) if (at === time) circuit.taskEndedBeforeRunning();
      if (circuit.isOpen(desired)) return { failedAt: time };
    }
    return { failedAt: undefined };
  },
);

const rollback: Kind = {
  inputs: SERVICE_INPUTS,
  results: [...COMMON_RESULTS, 'deployments', 'launchesAfterLastFailure'],
  run: (one) => {
    const input = inputOf(one, { running: [], service: { created: false } });
    const measured = new Measured(simulate(input));
    const asked = measured.service.deployments.filter((each) => !each.rollback);
    const last = Math.max(...asked.map(({ failedAt }) => failedAt));
    const lastFailure = measured.events('SERVICE_DEPLOYMENT_FAILED').at(-1)?.id ?? -1;
    const launches = measured
      .events('TASKS_START_ORDERED')
      .filter(({ id, time }) => time >= last && id > lastFailure);
    return {
      ...measured.common(one.expect),
      deployments: asked.map(({ revision, failedAt, rolledBackTo }) => ({
        revision: revision.name,
        failedAt: failedAt < 0 ? null : seconds(failedAt),
        rolledBackTo: rolledBackTo?.revision.name ?? null,
      })),
      launchesAfterLastFailure: launches.reduce((sum, { tasks }) => sum + tasks.length, 0),
    };
  },
};

/** The simulation of a service whose tasks end before RUNNING. */
function failing(one: Parameters<Kind['run']>[0]): Measured {
  return new Measured(simulate(inputOf(one, { running: [], service: { created: false } })));
}

const invariant: Kind = {
  inputs: [...SERVICE_INPUTS, 'untilHours', 'until'],
  results: [...COMMON_RESULTS, 'gapsNonDecreasing', 'gapAtMost', 'triesUntilEnd', 'resetAt'],
  run: (one) => {
    const measured = failing(one);
    const until = one.given.optional('until') ?? one.given.number('untilHours') * 3600;
    const reset = Number(one.expect.resetAt ?? Number.POSITIVE_INFINITY);
    const starts = measured.events('TASKS_START_ORDERED').map(({ time }) => seconds(time));
    const gaps = (times: readonly number[]) =>
      times.slice(1).map((time, at) => time - (times[at] ?? 0));
    const before = gaps(starts.filter((time) => time < reset));
    const after = gaps(starts.filter((time) => time >= reset));
    const most = Math.max(...before, ...after);
    const restarted = starts.includes(reset) && after[0] === before[0];
    return {
      ...measured.common(one.expect),
      gapsNonDecreasing: before.every((gap, at) => gap >= (before[at - 1] ?? 0)),
      gapAtMost: most,
      triesUntilEnd: until - (starts.at(-1) ?? 0) <= most,
      resetAt: restarted ? reset : undefined,
    };
  },
  compare: {
    gapAtMost: (expected, actual) => Number(actual) <= Number(expected),
  },
};

const throttle: Kind = {
  inputs: ['failAfter'],
  results: ['waits', 'thirdFailureAt'],
  run: (one) => {
    const settings = new Settings([one.timing]);
    const { waits } = one.expect;
    const count = Array.isArray(waits) ? waits.length : 0;
    const inputs = { ...one.given.members, desired: 1, outcome: 'beforeRunning' };
    const day = { at: 0, deploy: 'web', revision: 'A' };
    const measured = failing({ ...one, given: new Given(inputs), events: [day] });
    const failures = measured.counts('TASKS_FAILED_TO_START').map(([time]) => time);
    return {
      waits: Array.from({ length: count }, (_, at) => seconds(Throttle.wait(settings, at + 1))),
      thirdFailureAt: failures[2],
    };
  },
};

const rate: Kind = {
  inputs: [...SERVICE_INPUTS],
  results: [...COMMON_RESULTS, 'placedBeforeAtMost', 'lastPlacedNotBefore'],
  run: (one) => {
    const measured = new Measured(simulate(inputOf(one, { running: [] })));
    const counts = measured.counts('TASKS_START_ORDERED');
    const placed = (before: number) =>
      counts.reduce((sum, [time, count]) => (time < before ? sum + count : sum), 0);
    const { placedBeforeAtMost } = one.expect;
    const asked = Array.isArray(placedBeforeAtMost) ? (placedBeforeAtMost as unknown[]) : [];
    return {
      ...measured.common(one.expect),
      placedBeforeAtMost: asked.map((pair) => {
        const [time] = Array.isArray(pair) ? pair : [];
        return [Number(time), placed(Number(time))];
      }),
      lastPlacedNotBefore: counts.at(-1)?.[0],
    };
  },
  compare: {
    placedBeforeAtMost: (expected, actual) =>
      Array.isArray(expected) &&
      Array.isArray(actual) &&
      expected.every((pair: unknown, at) => {
        const [, most] = Array.isArray(pair) ? pair : [];
        const [, count] = (actual[at] ?? []) as unknown[];
        return Number(count) <= Number(most);
      }),
    lastPlacedNotBefore: (expected, actual) => Number(actual) >= Number(expected),
  },
};

export const FAILING: Readonly<Record<string, Kind>> = {
  'breaker-threshold': formula(['type', 'value', 'desired'], ['threshold'], (given) => ({
    threshold: breakerThreshold(given.number('desired'), thresholdOf(given)),
  })),
  breaker,
  'breaker-desired': breakerDesired,
  rollback,
  'digest-failures': formula(['circuitBreaker', 'digestFailures'], ['deployment'], (given) => ({
    deployment: digestOutcome(given.bool('circuitBreaker'), given.number('digestFailures')),
  })),
  'throttle-invariant': invariant,
  throttle,
  rate,
};
