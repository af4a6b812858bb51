import { unhealthyAfter } from '../../core/ecs/health-check.ts';
import { type Health, taskHealth } from '../../core/simulation/container-health.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { eventsOf, inputOf, SERVICE_INPUTS, serviceName } from './build.ts';
import { clusterOf, requestOf } from './cluster.ts';
import { formula, Given, type Kind } from './kind.ts';
import { Measured } from './measure.ts';
import { COMMON_RESULTS } from './rolling.ts';

const states: Kind = {
  inputs: SERVICE_INPUTS,
  results: [...COMMON_RESULTS, 'states'],
  run: (one) => {
    const input = inputOf(one, { input: { history: true } });
    const measured = new Measured(simulate(input), serviceName(one.events));
    const started = measured.events('TASKS_START_ORDERED')[0]?.tasks[0];
    return { ...measured.common(one.expect), states: started?.history };
  },
};

const stop: Kind = {
  inputs: [],
  results: ['sigterm', 'ended'],
  run: (one) => {
    const given = new Given({ loadBalancer: true, ...one.given.members, desired: 1 });
    const events = [{ at: 0, setDesiredCount: 'web', count: 0 }];
    const measured = new Measured(simulate(inputOf({ ...one, given, events })));
    return { sigterm: measured.first('TASKS_SIGTERM'), ended: measured.first('TASKS_ENDED') };
  },
};

function healthOf(value: unknown): Health | undefined {
  if (value === 'none') return undefined;
  if (value === 'HEALTHY' || value === 'UNHEALTHY' || value === 'UNKNOWN') return value;
  throw new Error(`unknown health ${String(value)}`);
}

const standalone: Kind = {
  inputs: ['freeSlots'],
  results: ['running', 'started'],
  run: (one) => {
    const family = String(one.events.find(({ runTask }) => runTask !== undefined)?.runTask);
    const group = `family:${family}`;
    const result = simulate({
      cluster: clusterOf([{ name: 'i-1', zone: 'a', free: one.given.number('freeSlots') }]),
      services: [],
      standalone: [
        { family, launch: { kind: 'EC2', request: requestOf(group, 'REPLICA') }, running: [] },
      ],
      events: eventsOf(one, group),
      timing: one.timing,
      seed: 1,
    });
    const tasks = result.standalone.get(family);
    return {
      running: tasks?.tasks.filter(({ state }) => state === 'RUNNING').length,
      started: tasks?.started,
    };
  },
};

export const TASKS: Readonly<Record<string, Kind>> = {
  'task-states': states,
  stop,
  'docker-health': formula(
    ['interval', 'timeout', 'retries', 'startPeriod', 'answer'],
    ['unhealthyAt'],
    (given) => {
      const answer = given.text('answer');
      if (answer !== 'refuses' && answer !== 'hangs') throw new Error(`answer is ${answer}`);
      const check = {
        interval: given.number('interval', 30),
        timeout: given.number('timeout', 5),
        retries: given.number('retries', 3),
        startPeriod: given.number('startPeriod', 0),
      };
      return { unhealthyAt: unhealthyAfter(check, answer === 'hangs') };
    },
  ),
  'task-health': formula(['essential'], ['task'], (given) => ({
    task: taskHealth(given.list('essential').map(healthOf)),
  })),
  standalone,
};
