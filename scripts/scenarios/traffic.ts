import type { TrafficSpec } from '../../core/simulation/model.ts';
import { seconds } from '../../core/simulation/settings.ts';
import {
  codeDeployConfiguration,
  computedDesiredCount,
  trafficShifts,
} from '../../core/simulation/traffic.ts';
import { SERVICE_INPUTS } from './build.ts';
import { formula, type Given, type Kind } from './kind.ts';
import { type Measured, ofRevision } from './measure.ts';
import { COMMON_RESULTS, run } from './rolling.ts';

const isNew = ofRevision('B');
const isOld = ofRevision('A');

const TRAFFIC_INPUTS = [
  'strategy',
  'bakeMinutes',
  'testListener',
  'revisionsActive',
  'stepPercent',
  'canaryPercent',
  'stepBakeMinutes',
  'canaryBakeMinutes',
] as const;

function shiftsOf(given: Given, strategy: string): Omit<TrafficSpec, 'bakeMinutes'> {
  const named = codeDeployConfiguration(strategy);
  if (named) return { ...named, codeDeploy: true };
  if (strategy === 'BLUE_GREEN') return { strategy };
  if (strategy !== 'LINEAR' && strategy !== 'CANARY') throw new Error(`strategy is ${strategy}`);
  const kind = strategy === 'LINEAR' ? 'step' : 'canary';
  return {
    strategy,
    percent: given.optional(`${kind}Percent`),
    shiftBakeMinutes: given.optional(`${kind}BakeMinutes`),
  };
}

function trafficOf(given: Given, strategy = given.text('strategy', 'BLUE_GREEN')): TrafficSpec {
  return {
    ...shiftsOf(given, strategy),
    bakeMinutes: given.number('bakeMinutes', 0),
    testListener: given.bool('testListener'),
    reconcile: given.number('revisionsActive', 1) > 1,
  };
}

function shiftsIn(measured: Measured): readonly (readonly [number, number])[] {
  const shifts: (readonly [number, number])[] = [[0, 0]];
  for (const { time, value } of measured.events('TRAFFIC_SHIFTED')) {
    if (seconds(time) === shifts.at(-1)?.[0]) shifts.pop();
    shifts.push([seconds(time), value ?? 0]);
  }
  return shifts;
}

const time: Kind = {
  inputs: [...SERVICE_INPUTS, ...TRAFFIC_INPUTS],
  results: [...COMMON_RESULTS, 'productionShift', 'tasks', 'trafficGreen'],
  run: (one) => {
    const measured = run(one, { service: { traffic: trafficOf(one.given) } });
    const first = measured.events('TRAFFIC_SHIFTED')[0];
    return {
      ...measured.common(one.expect),
      productionShift: first && seconds(first.time),
      tasks: measured.curve((point) => point.old + point.new),
      trafficGreen: shiftsIn(measured),
    };
  },
};

const stuck: Kind = {
  inputs: [...SERVICE_INPUTS, ...TRAFFIC_INPUTS],
  results: [...COMMON_RESULTS, 'green', 'blue', 'stage', 'failsAt', 'trafficGreen'],
  run: (one) => {
    const measured = run(one, { service: { traffic: trafficOf(one.given) } });
    const failed = measured.events('SERVICE_DEPLOYMENT_FAILED')[0];
    const before = measured.simulation.events.filter(({ id }) => !failed || id < failed.id);
    const live = (test: typeof isNew, start: number) =>
      before.reduce((sum, { type, tasks }) => {
        const count = tasks.filter(test).length;
        if (type === 'TASKS_START_ORDERED') return sum + count;
        return type === 'TASKS_STOP_ORDERED' ? sum - count : sum;
      }, start);
    return {
      ...measured.common(one.expect),
      green: live(isNew, 0),
      blue: live(isOld, one.given.number('desired')),
      stage: before.findLast(({ type }) => type === 'DEPLOYMENT_STAGE')?.subject,
      failsAt: failed && seconds(failed.time),
      trafficGreen: before.findLast(({ type }) => type === 'TRAFFIC_SHIFTED')?.value ?? 0,
    };
  },
};

const stages: Kind = {
  inputs: [...SERVICE_INPUTS, ...TRAFFIC_INPUTS],
  results: [...COMMON_RESULTS, 'stages'],
  run: (one) => {
    const measured = run(one, { service: { traffic: trafficOf(one.given) } });
    const passed = measured.events('DEPLOYMENT_STAGE').map(({ subject }) => subject);
    return { ...measured.common(one.expect), stages: passed };
  },
};

const peak: Kind = {
  inputs: [...SERVICE_INPUTS, 'way'],
  results: COMMON_RESULTS,
  run: (one) => {
    const way = one.given.text('way');
    if (way === 'ROLLING') return run(one).common(one.expect);
    const strategy = way === 'CODE_DEPLOY' ? 'ECSAllAtOnce' : way;
    return run(one, { service: { traffic: trafficOf(one.given, strategy) } }).common(one.expect);
  },
};

export const TRAFFIC: Readonly<Record<string, Kind>> = {
  'bluegreen-time': time,
  'bluegreen-stuck': stuck,
  'deployment-stages': stages,
  peak,
  traffic: formula(TRAFFIC_INPUTS, ['shiftsMinutes'], (given) => ({
    shiftsMinutes: trafficShifts(shiftsOf(given, given.text('strategy'))).map(
      ({ minute, percent }) => [minute, percent],
    ),
  })),
  taskset: formula(['desired', 'scale'], ['computed'], (given) => ({
    computed: computedDesiredCount(given.number('desired'), given.number('scale')),
  })),
};
