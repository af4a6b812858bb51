import { earlySuccessNeeds } from '../../core/simulation/completion.ts';
import { countsAt, replacedFrom } from '../../core/simulation/container-health.ts';
import type { RunningTask } from '../../core/simulation/model.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { startsDeployment } from '../../core/simulation/update-service.ts';
import type { Members } from './blocks.ts';
import { deployB, inputOf, SERVICE_INPUTS, type Setup, serviceName } from './build.ts';
import { type Case, formula, type Kind } from './kind.ts';
import { Measured, ofRevision } from './measure.ts';

export const COMMON_RESULTS = [
  'peak',
  'neverBelow',
  'event',
  'stuck',
  'completed',
  'failedAt',
  'blockedBy',
] as const;

const isNew = ofRevision('B');
const isOld = ofRevision('A');

/** A simulation of a deployment of B, or of the events of the block. */
export function run(one: Case, setup: Setup = {}): Measured {
  const events = setup.events ?? [deployB(one)];
  return new Measured(simulate(inputOf(one, { ...setup, events })), serviceName(one.events));
}

function simulated(
  inputs: readonly string[],
  results: readonly string[],
  read: (measured: Measured, one: Case) => Members,
  setup: (one: Case) => Setup = () => ({}),
): Kind {
  return {
    inputs: [...SERVICE_INPUTS, ...inputs],
    results: [...COMMON_RESULTS, ...results],
    run: (one) => {
      const measured = run(one, setup(one));
      return { ...measured.common(one.expect), ...read(measured, one) };
    },
  };
}

function startOf({ simulation, name }: Measured) {
  return simulation.start.get(name) ?? [];
}

const rolling = simulated([], ['sequence', 'end'], (measured) => {
  const sequence = measured.states(startOf(measured), (tasks) => [
    tasks.filter(isOld).length,
    tasks.filter(isNew).length,
  ]);
  const status = measured.service.deployments.at(-1)?.status;
  const end = status === 'SUCCESSFUL' ? 'COMPLETED' : status;
  return { sequence, end };
});

/** The event is expected of those that get stuck only. */
const stuck = simulated([], [], ({ service }, { expect }) =>
  service.end === 'stuck' ? {} : { event: expect.event },
);

const rounds = simulated([], ['starts'], (measured) => ({
  starts: measured.events('TASKS_START_ORDERED').map(({ tasks }) => tasks.length),
}));

const time = simulated(
  [],
  ['started', 'stopOrders', 'healthyNew', 'allNewHealthy', 'lastOldStopped'],
  (measured) => ({
    started: measured.counts('TASKS_START_ORDERED', isNew),
    stopOrders: measured.counts('TASKS_STOP_ORDERED', isOld),
    healthyNew: measured.sums('TASKS_HEALTHY', isNew),
    allNewHealthy: measured.last('TASKS_HEALTHY', isNew),
    lastOldStopped: measured.last('TASKS_STOPPED', isOld),
  }),
);

const digestFirst = simulated(['digestAfter'], ['started'], (measured) => ({
  started: measured.counts('TASKS_START_ORDERED', isNew),
}));

const earlyOrder = simulated(
  ['sourceServiceRevisionCleanup', 'healthyPercent'],
  ['cleanupStarts'],
  (measured) => ({ cleanupStarts: measured.first('TASKS_STOP_ORDERED', isOld) }),
  ({ given }) => ({
    service: {
      earlySuccess: {
        healthyPercent: given.number('healthyPercent', 100),
        sourceServiceRevisionCleanup:
          given.text('sourceServiceRevisionCleanup', 'BLOCKING') === 'DEFERRED'
            ? 'DEFERRED'
            : 'BLOCKING',
      },
    },
  }),
);

const replace = simulated(
  ['unhealthy'],
  ['sequence'],
  (measured) => {
    const { simulation } = measured;
    let live = [...startOf(measured)];
    const unhealthy = new Set(live.filter((task) => task.unhealthySince === 0));
    const healthy = new Set(live.filter((task) => !unhealthy.has(task)));
    const sequence: Members[] = [];
    const note = (): void => {
      const state = {
        healthy: live.filter((task) => healthy.has(task)).length,
        unhealthy: live.filter((task) => unhealthy.has(task)).length,
        new: live.filter((task) => !healthy.has(task) && !unhealthy.has(task)).length,
      };
      if (JSON.stringify(sequence.at(-1)) !== JSON.stringify(state)) sequence.push(state);
    };
    note();
    for (const { type, tasks } of simulation.events) {
      if (type === 'TASKS_START_ORDERED') live.push(...tasks);
      else if (type === 'TASKS_STOP_ORDERED') live = live.filter((task) => !tasks.includes(task));
      else if (type === 'TASKS_HEALTHY') for (const task of tasks) healthy.add(task);
      else continue;
      note();
    }
    return { sequence };
  },
  ({ given }) => {
    const bad = given.number('unhealthy');
    const running = Array.from({ length: given.number('desired') }, (_, at): RunningTask => {
      return { revision: 'A', instance: 0, unhealthy: at < bad };
    });
    return { running, events: [] };
  },
);

const replacementRevision = simulated([], ['replacementRevision'], (measured, { events }) => {
  const failed = events.find(({ taskFails }) => taskFails !== undefined);
  const from = Number(failed?.at ?? 0) * 1000;
  const started = measured
    .events('TASKS_START_ORDERED')
    .find(({ time: at }) => at >= from && at > 0);
  return { replacementRevision: started?.tasks[0]?.revision?.name };
});

const alarms: Kind = {
  inputs: ['alarmAtStart', 'alarmDuring', 'desired', 'min', 'max', 'slots'],
  results: ['rollback'],
  run: (one) => {
    const state = (name: string) => {
      const value = one.given.text(name);
      if (value !== 'OK' && value !== 'ALARM') throw new Error(`${name} is ${value}`);
      return value;
    };
    const slow = { ...one, timing: { ...one.timing, ec2Start: 60 } };
    const measured = run(slow, {
      service: { alarms: { names: ['alarm'], rollback: true } },
      input: { alarms: new Map([['alarm', state('alarmAtStart')]]) },
      events: [
        deployB(one),
        { at: 30, event: 'setAlarm', target: 'alarm', state: state('alarmDuring') },
      ],
    });
    return { rollback: measured.service.deployments.some(({ rollback }) => rollback) };
  },
};

const protection = simulated(
  ['protectedAt', 'protectionMinutes'],
  ['unprotectedStopped', 'protectedStopOrder', 'lastOldStopped'],
  (measured) => ({
    unprotectedStopped: measured.first(
      'TASKS_STOPPED',
      (task) => isOld(task) && task.protectedUntil < 0,
    ),
    protectedStopOrder: measured.first('TASKS_STOP_ORDERED', (task) => task.protectedUntil >= 0),
    lastOldStopped: measured.last('TASKS_STOPPED', isOld),
  }),
  ({ given }) => {
    const until = given.number('protectedAt') + given.number('protectionMinutes', 120) * 60;
    const running = Array.from({ length: given.number('desired') }, (_, at): RunningTask => {
      const task = { revision: 'A', instance: 0 };
      return at === 0 ? { ...task, protectedUntil: until } : task;
    });
    return { running };
  },
);

const passes = simulated(
  [],
  ['started', 'running', 'healthy', 'stopOrder', 'oldStopped'],
  (measured, { given }) => {
    const running = measured.first('TASKS_RUNNING', isNew);
    const waits = {
      healthySeconds: given.number('healthySeconds', 0),
      healthySecondsLoadBalancer: 0,
    };
    return {
      started: measured.first('TASKS_START_ORDERED', isNew),
      running,
      healthy: running === undefined ? undefined : countsAt({ running }, waits),
      stopOrder: measured.first('TASKS_STOP_ORDERED', isOld),
      oldStopped: measured.last('TASKS_STOPPED', isOld),
    };
  },
);

const supersede = simulated(
  [],
  ['sequence'],
  (measured, { expect }) => {
    const [first] = Array.isArray(expect.sequence) ? expect.sequence : [];
    const names = Object.keys(typeof first === 'object' && first !== null ? first : {});
    const sequence = measured.states(startOf(measured), (tasks) =>
      Object.fromEntries(names.map((name) => [name, tasks.filter(ofRevision(name)).length])),
    );
    return { sequence };
  },
  ({ given }) => {
    const pending = given.members.pending;
    return { service: { deploymentInProgress: typeof pending === 'object' && pending !== null } };
  },
);

export const ROLLING: Readonly<Record<string, Kind>> = {
  rolling,
  'rolling-stuck': stuck,
  'rolling-rounds': rounds,
  'rolling-time': time,
  'starts-deployment': formula(['change'], ['starts'], (given) => ({
    starts: startsDeployment(given.text('change')),
  })),
  'digest-first': digestFirst,
  'early-success': formula(['desired', 'healthyPercent'], ['needed'], (given) => ({
    needed: earlySuccessNeeds(given.number('desired'), given.number('healthyPercent')),
  })),
  'early-success-order': earlyOrder,
  replace,
  'replacement-revision': replacementRevision,
  grace: formula(['unhealthyAt', 'healthyAgainAt'], ['replaceFrom'], (given, { timing }) => ({
    replaceFrom: replacedFrom(
      Number(timing.healthCheckGracePeriod),
      given.number('unhealthyAt'),
      given.optional('healthyAgainAt'),
    ),
  })),
  'healthy-at': formula(
    ['running', 'loadBalancer', 'containerCheck', 'containerHealthyAt', 'targetHealthyAt'],
    ['healthyAt'],
    (given, { timing }) => ({
      healthyAt: countsAt(
        {
          running: given.number('running'),
          container: given.bool('containerCheck') ? given.number('containerHealthyAt') : undefined,
          target: given.bool('loadBalancer') ? given.number('targetHealthyAt') : undefined,
        },
        {
          healthySeconds: Number(timing.healthySeconds),
          healthySecondsLoadBalancer: Number(timing.healthySecondsLoadBalancer),
        },
      ),
    }),
  ),
  'deployment-alarms': alarms,
  'bake-time': simulated([], [], () => ({})),
  protection,
  passes,
  supersede,
};
