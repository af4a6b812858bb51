import type { Task } from '../../core/simulation/entities.ts';
import type { PlanEvent, RunningTask } from '../../core/simulation/model.ts';
import { rebalancingDefault } from '../../core/simulation/rebalancing.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { retirementOrder } from '../../core/simulation/update-service.ts';
import { deployB, inputOf, SERVICE_INPUTS } from './build.ts';
import { PLENTY, type Slots, zoneName } from './cluster.ts';
import { type Case, formula, Given, type Kind } from './kind.ts';
import { Measured } from './measure.ts';
import { COMMON_RESULTS } from './rolling.ts';

const GROUP = 'service:web';

interface ZoneCase {
  readonly counts: readonly number[];
  /** Free slots by zone. */
  readonly free: readonly number[];
  readonly rebalancing: boolean;
  readonly events: readonly PlanEvent[];
  readonly running?: readonly RunningTask[];
  /** Wanted in all, where more are wanted than run. */
  readonly desired?: number;
}

/** One instance in each zone. */
function simulateZones(one: Case, zones: ZoneCase): Measured {
  const { counts, free, rebalancing, events } = zones;
  const instances = counts.map((count, at): Slots => {
    const groups = count > 0 ? { [GROUP]: count } : {};
    return { name: `i-${at + 1}`, zone: zoneName(at), free: free[at] ?? PLENTY, groups };
  });
  const running =
    zones.running ??
    counts.flatMap((count, instance) =>
      Array.from({ length: count }, (): RunningTask => ({ revision: 'A', instance })),
    );
  const desired = zones.desired ?? running.length;
  const given = new Given({ ...one.given.members, desired, freeSlots: PLENTY });
  const input = inputOf(
    { ...one, given, events: [] },
    {
      instances,
      running,
      service: { rebalancing },
      events,
    },
  );
  return new Measured(simulate(input));
}

/** Tasks that are wanted, by zone. */
function byZone(measured: Measured, zones: number): readonly number[] {
  const { tasks } = measured.service;
  return Array.from(
    { length: zones },
    (_, at) => tasks.filter(({ wanted, zone }) => wanted && zone === zoneName(at)).length,
  );
}

const loss: Kind = {
  inputs: [...SERVICE_INPUTS, 'counts', 'lostZone'],
  results: [...COMMON_RESULTS, 'after', 'unplaced'],
  multisets: ['after'],
  run: (one) => {
    const counts = one.given.numbers('counts');
    const lost = one.given.number('lostZone');
    const rest = [...one.given.numbers('freeSlots')];
    const free = counts.map((_, at) => (at === lost ? 0 : (rest.shift() ?? 0)));
    const measured = simulateZones(one, {
      counts,
      free,
      rebalancing: false,
      events: [{ at: 0, event: 'loseAvailabilityZone', target: zoneName(lost) }],
    });
    const after = byZone(measured, counts.length).filter((_, at) => at !== lost);
    return { ...measured.common(one.expect), after, unplaced: measured.service.missing };
  },
};

const back: Kind = {
  inputs: [...SERVICE_INPUTS, 'counts', 'rebalancing'],
  results: [...COMMON_RESULTS, 'after'],
  multisets: ['after'],
  run: (one) => {
    const counts = one.given.numbers('counts');
    const empty = counts.flatMap((count, at) => (count === 0 ? [zoneName(at)] : []));
    const measured = simulateZones(one, {
      counts,
      free: [],
      rebalancing: one.given.bool('rebalancing'),
      events: [
        ...empty.map((target): PlanEvent => ({ at: 0, event: 'loseAvailabilityZone', target })),
        ...empty.map((target): PlanEvent => ({ at: 0, event: 'restoreAvailabilityZone', target })),
      ],
    });
    return { ...measured.common(one.expect), after: byZone(measured, counts.length) };
  },
};

const order: Kind = {
  inputs: [...SERVICE_INPUTS, 'counts', 'rebalancing'],
  results: [...COMMON_RESULTS, 'atMostAboveDesired', 'moves', 'firstEvent', 'lastEvent'],
  run: (one) => {
    const counts = one.given.numbers('counts');
    const measured = simulateZones(one, {
      counts,
      free: one.given.has('freeSlots') ? one.given.numbers('freeSlots') : [],
      rebalancing: one.given.bool('rebalancing'),
      events: [],
    });
    const events = measured.simulation.events.filter(({ type }) => type.startsWith('SERVICE_REB'));
    return {
      ...measured.common(one.expect),
      atMostAboveDesired: measured.service.extremes.peak - measured.service.desired,
      moves: measured.events('TASKS_STOP_ORDERED').length,
      firstEvent: events[0]?.type,
      lastEvent: events.at(-1)?.type,
    };
  },
  compare: { atMostAboveDesired: (expected, actual) => Number(actual) <= Number(expected) },
};

/** Long enough for a move to be under way when something else happens. */
const SLOW = 60;

const runs: Kind = {
  inputs: [
    ...SERVICE_INPUTS,
    'counts',
    'rebalancing',
    'steadyState',
    'deploymentInProgress',
    'emptyZoneFreeSlots',
  ],
  results: [...COMMON_RESULTS, 'runs', 'moves'],
  run: (one) => {
    const { given } = one;
    const counts = given.numbers('counts');
    const free = counts.map((count) => (count === 0 ? given.number('emptyZoneFreeSlots', 0) : 0));
    const deploying = given.bool('deploymentInProgress');
    const steady = given.bool('steadyState', true);
    const sum = counts.reduce((total, count) => total + count, 0);
    const slow = deploying ? { ...one, timing: { ...one.timing, ec2Start: SLOW } } : one;
    const measured = simulateZones(slow, {
      counts,
      free,
      rebalancing: given.bool('rebalancing'),
      // Without a steady state more are wanted than there is room for.
      ...(steady ? {} : { desired: sum + free.reduce((total, slots) => total + slots, 0) + 1 }),
      events: deploying ? [deployB(one, GROUP, 1)] : [],
    });
    const before = measured.simulation.events.filter(({ time }) => !deploying || time >= 1000);
    return {
      ...measured.common(one.expect),
      runs: deploying
        ? before.some(({ type }) => type === 'SERVICE_REBALANCING_STARTED') &&
          !before.some(({ type }) => type === 'SERVICE_DEPLOYMENT_COMPLETED')
        : before.some(({ type }) => type === 'SERVICE_REBALANCING_STARTED'),
      moves: measured.events('TASKS_STOP_ORDERED').length,
    };
  },
};

const moves: Kind = {
  inputs: [...SERVICE_INPUTS, 'counts'],
  results: [...COMMON_RESULTS, 'states'],
  multisets: ['states'],
  run: (one) => {
    const counts = one.given.numbers('counts');
    const measured = simulateZones(one, {
      counts,
      free: one.given.has('freeSlots') ? one.given.numbers('freeSlots') : [],
      rebalancing: true,
      events: [],
    });
    const running = new Set<Task>(measured.simulation.start.get('web'));
    const states: [number, number[]][] = [];
    const note = (time: number): void => {
      const now = counts.map(
        (_, at) => [...running].filter(({ zone }) => zone === zoneName(at)).length,
      );
      if (states.at(-1)?.[0] === time) states.pop();
      if (JSON.stringify(states.at(-1)?.[1]) !== JSON.stringify(now)) states.push([time, now]);
    };
    note(0);
    for (const { type, time, tasks } of measured.simulation.events) {
      if (type === 'TASKS_RUNNING') for (const task of tasks) running.add(task);
      else if (type === 'TASKS_STOP_ORDERED') for (const task of tasks) running.delete(task);
      else continue;
      note(time / 1000);
    }
    return { ...measured.common(one.expect), states };
  },
};

const spot: Kind = {
  inputs: SERVICE_INPUTS,
  results: [...COMMON_RESULTS, 'sigterm', 'ended', 'stopCode', 'replacementProvider'],
  run: (one) => {
    const measured = new Measured(simulate(inputOf(one)));
    const [first] = measured.simulation.start.get('web') ?? [];
    const launch = measured.events('TASKS_START_ORDERED')[0]?.tasks[0]?.launch;
    const isFirst = (task: Task): boolean => task === first;
    return {
      ...measured.common(one.expect),
      sigterm: measured.first('TASKS_SIGTERM', isFirst),
      ended: measured.first('TASKS_ENDED', isFirst),
      stopCode: first?.stopCode,
      replacementProvider: launch?.kind === 'FARGATE' ? launch.provider : undefined,
    };
  },
};

function providerState(value: unknown): 'ENABLED' | 'DISABLED' | undefined {
  return value === 'ENABLED' || value === 'DISABLED' ? value : undefined;
}

export const ZONES: Readonly<Record<string, Kind>> = {
  'zone-loss': loss,
  'zone-back': back,
  'rebalancing-order': order,
  'rebalancing-runs': runs,
  'rebalancing-default': formula(['request', 'max', 'before'], ['value'], (given) => ({
    value: rebalancingDefault(
      given.text('request') === 'update' ? 'update' : 'create',
      given.number('max', 200),
      providerState(given.members.before),
    ),
  })),
  'az-moves': moves,
  'fargate-spot': spot,
  'task-retirement': formula(['max'], ['first'], (given) => ({
    first: retirementOrder(given.number('max')),
  })),
};
