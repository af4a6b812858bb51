import type { Task } from '../../core/simulation/entities.ts';
import type { PlanEvent, RunningTask, StandaloneSpec } from '../../core/simulation/model.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { deployB, inputOf, revisionOf, SERVICE_INPUTS, type Setup } from './build.ts';
import { PLENTY, requestOf, type Slots } from './cluster.ts';
import { type Case, type Given, type Kind, Given as Members } from './kind.ts';
import { Measured, ofRevision } from './measure.ts';
import { COMMON_RESULTS } from './rolling.ts';

const GROUP = 'service:web';

/** Tasks of revision A, so many on each instance. */
function tasksOn(counts: readonly number[]): RunningTask[] {
  return counts.flatMap((count, instance) =>
    Array.from({ length: count }, () => ({ revision: 'A', instance })),
  );
}

/** An instance with tasks of the service and free slots. */
function instance(number: number, tasks: number, free: number): Slots {
  const groups = tasks > 0 ? { [GROUP]: tasks } : {};
  return { name: `i-${number}`, zone: 'a', free, groups };
}

function measure(one: Case, setup: Setup): Measured {
  return new Measured(simulate(inputOf(one, setup)));
}

const isOn = (index: number) => (task: Task) => task.instance === index;

const drain: Kind = {
  inputs: [...SERVICE_INPUTS, 'onDraining', 'activeSlots'],
  results: [...COMMON_RESULTS, 'sequence'],
  run: (one) => {
    const { given } = one;
    const draining = given.number('onDraining');
    const elsewhere = given.number('desired') - draining;
    const free = given.number('activeSlots', PLENTY) - elsewhere;
    const measured = measure(one, {
      instances: [instance(1, draining, 0), instance(2, elsewhere, free)],
      running: tasksOn([draining, elsewhere]),
      events: [{ at: 0, event: 'drain', target: 'i-1' }],
    });
    const start = measured.simulation.start.get('web') ?? [];
    const sequence = measured.states(start, (tasks) => [
      tasks.filter(isOn(0)).length,
      tasks.filter(isOn(1)).length,
    ]);
    return { ...measured.common(one.expect), sequence };
  },
};

function standaloneOn(index: number, count: number, seconds?: number): StandaloneSpec {
  return {
    family: 'job',
    launch: { kind: 'EC2', request: requestOf('family:job', 'REPLICA') },
    running: Array.from({ length: count }, () => ({ instance: index })),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

const drainImmediate: Kind = {
  inputs: [...SERVICE_INPUTS, 'servicePending', 'standaloneRunning'],
  results: [...COMMON_RESULTS, 'stoppedAtOnce', 'standaloneLeft', 'instance'],
  run: (one) => {
    const pending = one.given.number('servicePending', 0);
    const jobs = one.given.number('standaloneRunning', 0);
    const running = Array.from({ length: pending }, (): RunningTask => {
      return { revision: 'A', instance: 0, state: 'PENDING' };
    });
    const given = new Members({ ...one.given.members, desired: pending });
    const on = { ...instance(1, pending, 0), groups: { [GROUP]: pending, 'family:job': jobs } };
    const measured = measure(
      { ...one, given },
      { instances: [on], running, input: { standalone: [standaloneOn(0, jobs)] } },
    );
    const { simulation } = measured;
    const drained = simulation.events.findLast(({ subject }) => subject === 'i-1');
    return {
      ...measured.common(one.expect),
      stoppedAtOnce: measured
        .counts('TASKS_STOP_ORDERED')
        .reduce((sum, [time, count]) => (time === 0 ? sum + count : sum), 0),
      standaloneLeft: simulation.standalone.get('job')?.tasks.length,
      instance: drained?.type === 'INSTANCE_DRAINING' ? 'DRAINING' : drained?.type,
    };
  },
};

const managedDraining: Kind = {
  inputs: ['standaloneHours'],
  results: ['terminatedAt'],
  run: (one) => {
    const hours = one.given.number('standaloneHours');
    const jobs = hours > 0 ? 1 : 0;
    const result = simulate({
      ...inputOf(
        { ...one, given: new Members({ desired: 0 }) },
        {
          instances: [{ name: 'i-1', zone: 'a', free: 0, groups: { 'family:job': jobs } }],
          events: [{ at: 0, event: 'terminateInstance', target: 'i-1' }],
        },
      ),
      standalone: [standaloneOn(0, jobs, hours * 3600)],
      instances: new Map([['i-1', { managedDraining: true }]]),
    });
    const gone = result.events.find(({ type }) => type === 'INSTANCE_TERMINATED');
    return { terminatedAt: gone && gone.time / 1000 };
  },
};

const spotDrain: Kind = {
  inputs: [...SERVICE_INPUTS],
  results: [...COMMON_RESULTS, 'oldEndsAt', 'inTime'],
  run: (one) => {
    const given = new Members({ loadBalancer: true, ...one.given.members, desired: 1 });
    const measured = measure(
      { ...one, given },
      {
        instances: [instance(1, 1, 0), instance(2, 0, PLENTY)],
        running: tasksOn([1]),
        events: [{ at: 0, event: 'spotInterruption', target: 'i-1' }],
      },
    );
    const ended = measured.events('TASKS_ENDED').find(({ tasks }) => tasks.some(isOn(0)));
    const gone = measured.simulation.events.find(({ type }) => type === 'INSTANCE_TERMINATED');
    return {
      ...measured.common(one.expect),
      oldEndsAt: ended && ended.time / 1000,
      inTime: ended !== undefined && (gone === undefined || ended.id < gone.id),
    };
  },
};

const disconnected: Kind = {
  inputs: [...SERVICE_INPUTS, 'onInstance', 'elsewhere', 'freeSlotsOnInstance'],
  results: [...COMMON_RESULTS, 'counted', 'placedOnDisconnected'],
  run: (one) => {
    const { given } = one;
    const [on, elsewhere] = [given.number('onInstance'), given.number('elsewhere')];
    const measured = measure(one, {
      instances: [
        instance(1, on, given.number('freeSlotsOnInstance', 0)),
        instance(2, elsewhere, given.number('freeSlots', PLENTY)),
      ],
      running: tasksOn([on, elsewhere]),
    });
    const placed = measured.counts('TASKS_START_ORDERED', isOn(0));
    return {
      ...measured.common(one.expect),
      counted: measured.curve(({ running }) => running),
      placedOnDisconnected: placed.reduce((sum, [, count]) => sum + count, 0),
    };
  },
};

const loss: Kind = {
  inputs: [...SERVICE_INPUTS, 'lost'],
  results: [...COMMON_RESULTS, 'running', 'unplaced'],
  run: (one) => {
    const { given } = one;
    const lost = given.number('lost');
    const others = given.number('desired') - lost;
    const measured = measure(one, {
      instances: [instance(1, lost, 0), instance(2, others, given.number('freeSlots', PLENTY))],
      running: tasksOn([lost, others]),
      events: [{ at: 0, event: 'terminateInstance', target: 'i-1' }],
    });
    return {
      ...measured.common(one.expect),
      running: measured.curve(({ running }) => running),
      unplaced: measured.service.missing,
    };
  },
};

const both: Kind = {
  inputs: [...SERVICE_INPUTS, 'oldOnDraining', 'oldElsewhere', 'activeSlots'],
  results: [...COMMON_RESULTS, 'startFirst', 'firstStoppedOn'],
  run: (one) => {
    const { given } = one;
    const [on, elsewhere] = [given.number('oldOnDraining'), given.number('oldElsewhere')];
    const measured = measure(one, {
      instances: [
        instance(1, on, 0),
        instance(2, elsewhere, given.number('activeSlots', PLENTY) - elsewhere),
      ],
      running: tasksOn([on, elsewhere]),
      events: [{ at: 0, event: 'drain', target: 'i-1' }, deployB(one)],
    });
    const stopped = measured.events('TASKS_STOP_ORDERED')[0]?.tasks[0];
    return {
      ...measured.common(one.expect),
      startFirst: measured.events('TASKS_START_ORDERED')[0]?.tasks.length ?? 0,
      firstStoppedOn: stopped && (stopped.instance === 0 ? 'DRAINING' : 'ACTIVE'),
    };
  },
};

function daemonEvents(one: Case, given: Given): readonly PlanEvent[] {
  const launch = { kind: 'EC2', request: requestOf(GROUP, 'DAEMON') } as const;
  const revisionSpec = revisionOf(given, 'B', [launch]);
  return [{ ...deployB(one), revisionSpec }];
}

const daemon: Kind = {
  inputs: [...SERVICE_INPUTS, 'instances'],
  results: [...COMMON_RESULTS, 'batches'],
  run: (one) => {
    const { given } = one;
    const count = given.number('instances');
    const launch = { kind: 'EC2', request: requestOf(GROUP, 'DAEMON') } as const;
    const measured = measure(one, {
      instances: Array.from({ length: count }, (_, at) => instance(at + 1, 1, 0)),
      running: tasksOn(Array.from({ length: count }, () => 1)),
      service: {
        scheduling: 'DAEMON',
        maximumPercent: 100,
        revisions: [revisionOf(given, 'A', [launch])],
      },
      events: daemonEvents(one, given),
    });
    return {
      ...measured.common(one.expect),
      batches: measured
        .events('TASKS_STOP_ORDERED')
        .map(({ tasks }) => tasks.filter(ofRevision('A')).length),
    };
  },
};

export const INSTANCES: Readonly<Record<string, Kind>> = {
  drain,
  'drain-immediate': drainImmediate,
  'managed-draining': managedDraining,
  'spot-drain': spotDrain,
  'disconnected-agent': disconnected,
  loss,
  'deployment-and-drain': both,
  'daemon-batches': daemon,
};
