import type {
  Launch,
  PlanEvent,
  RevisionSpec,
  RunningTask,
  ServiceSpec,
  SimulationInput,
} from '../../core/simulation/model.ts';
import { EVENT_NAMES } from '../../core/simulation/model.ts';
import type { Members } from './blocks.ts';
import { clusterOf, PLENTY, requestOf, type Slots } from './cluster.ts';
import type { Case, Given } from './kind.ts';

/** Members that set up the service, the same in every kind that simulates. */
export const SERVICE_INPUTS = [
  'desired',
  'tasks',
  'min',
  'max',
  'slots',
  'freeSlots',
  'launch',
  'loadBalancer',
  'outcome',
  'failAfter',
  'running',
  'pending',
  'threshold',
  'bake',
  'capacityProviders',
] as const;

/** How a block differs from the usual one: a service on one instance with room. */
export interface Setup {
  readonly instances?: readonly Slots[];
  /** Where its tasks run at the start, by index of the instance; all on the first otherwise. */
  readonly running?: readonly RunningTask[];
  readonly service?: Partial<ServiceSpec>;
  readonly input?: Partial<SimulationInput>;
  /** Happens when the block names no events. */
  readonly events?: readonly PlanEvent[];
}

/** The service that the events are about: `web`, unless they name another one. */
export function serviceName(events: readonly Members[]): string {
  for (const event of events) {
    for (const name of ['deploy', 'setDesiredCount', 'updateService', 'taskFails'] as const) {
      const target = event[name];
      if (typeof target === 'string') return target;
    }
  }
  return 'web';
}

/** The input of a simulation for a block. */
export function inputOf(one: Case, setup: Setup = {}): SimulationInput {
  const { given } = one;
  const name = serviceName(one.events);
  const group = `service:${name}`;
  const events = one.events.length > 0 ? eventsOf(one, group) : (setup.events ?? []);
  const desired = given.number('desired', given.number('tasks', 1));
  const running = setup.running ?? runningOf(one, desired);
  const first = setup.instances ?? [oneInstance(given, group, running)];
  const until = given.optional('until') ?? hours(given);
  return {
    cluster: clusterOf(first),
    services: [serviceSpec(one, { name, group, desired, running, setup })],
    events,
    timing: one.timing,
    seed: 1,
    ...(until === undefined ? {} : { until }),
    ...setup.input,
  };
}

function hours(given: Given): number | undefined {
  const value = given.optional('untilHours');
  return value === undefined ? undefined : value * 3600;
}

function oneInstance(given: Given, group: string, running: readonly RunningTask[]): Slots {
  const used = running.filter(({ instance }) => instance === 0).length;
  const slots = given.optional('slots') ?? given.optional('activeSlots');
  const free = given.optional('freeSlots') ?? (slots === undefined ? PLENTY : slots - used);
  return { name: 'i-1', zone: 'a', free, groups: used > 0 ? { [group]: used } : {} };
}

function serviceSpec(
  { given, events }: Case,
  parts: {
    readonly name: string;
    readonly group: string;
    readonly desired: number;
    readonly running: readonly RunningTask[];
    readonly setup: Setup;
  },
): ServiceSpec {
  const { name, group, desired, running, setup } = parts;
  const balancer = given.members.loadBalancer;
  const threshold = given.optional('threshold');
  const bake = given.optional('bake');
  const names = [...new Set([...running.map(({ revision }) => revision), 'A'])].sort();
  const empty = events.some(({ deploy, revision }) => deploy === name && revision === 'A');
  return {
    name,
    group,
    scheduling: 'REPLICA',
    desired,
    minimumHealthyPercent: given.number('min', 100),
    maximumPercent: given.number('max', 200),
    ...(balancer === true ? { loadBalancer: 'application' } : {}),
    ...(balancer === 'network' ? { loadBalancer: 'network' } : {}),
    ...(threshold === undefined
      ? {}
      : { breaker: { rollback: true, threshold: { type: 'COUNT', value: threshold } } }),
    ...(bake === undefined ? {} : { bake, alarms: { names: ['alarm'], rollback: true } }),
    revisions: names.map((one) => revisionOf(given, one, launchesOf(given, group))),
    running: empty ? [] : running,
    created: !empty,
    ...setup.service,
  };
}

/** A revision as the block describes those of its service. */
export function revisionOf(given: Given, name: string, launches: readonly Launch[]): RevisionSpec {
  const failAfter = given.optional('failAfter');
  const digestAfter = given.optional('digestAfter');
  const fails = given.text('outcome', 'healthy') === 'beforeRunning';
  return {
    name,
    launches,
    outcome: fails ? 'beforeRunning' : 'healthy',
    ...(failAfter === undefined ? {} : { failAfter }),
    ...(digestAfter === undefined ? {} : { digestAfter }),
  };
}

/** On one instance, or on Fargate where the block says so. */
export function launchesOf(given: Given, group: string): readonly Launch[] {
  const zones = ['a', 'b', 'c'];
  if (given.has('capacityProviders')) {
    return given.list('capacityProviders').map((name, at): Launch => {
      const provider = name === 'FARGATE_SPOT' ? 'FARGATE_SPOT' : 'FARGATE';
      const share = { provider, base: 0, weight: at === 0 ? 1 : 0 };
      return { kind: 'FARGATE', provider, zones, share };
    });
  }
  if (given.text('launch', 'EC2') === 'FARGATE') {
    return [{ kind: 'FARGATE', provider: 'FARGATE', zones }];
  }
  return [{ kind: 'EC2', request: requestOf(group, 'REPLICA') }];
}

/** `desired` healthy tasks of revision A, or what `running` and `pending` say. */
function runningOf({ given }: Case, desired: number): readonly RunningTask[] {
  const fargate = given.text('launch', 'EC2') === 'FARGATE' || given.has('capacityProviders');
  const instance = fargate ? -1 : 0;
  const zone = fargate ? { zone: 'a' } : {};
  const tasks: RunningTask[] = [];
  for (const [member, state] of [
    ['running', 'RUNNING'],
    ['pending', 'PENDING'],
  ] as const) {
    const value = given.members[member];
    const counts: Readonly<Record<string, unknown>> =
      typeof value === 'number' ? { A: value } : typeof value === 'object' ? { ...value } : {};
    for (const [revision, count] of Object.entries(counts)) {
      for (let at = 0; at < Number(count); at++) tasks.push({ revision, instance, state, ...zone });
    }
  }
  if (tasks.length > 0 || given.has('running')) return tasks;
  return Array.from({ length: desired }, () => ({ revision: 'A', instance, ...zone }));
}

const EVENT_MEMBERS = new Set([
  'at',
  'revision',
  'outcome',
  'force',
  'count',
  'how',
  'protectionMinutes',
  'set',
  'state',
  'seconds',
]);

/** The events of a block as those of a plan. */
export function eventsOf({ events, given }: Case, group: string): readonly PlanEvent[] {
  return events.map((members) => {
    const names = Object.keys(members);
    const event = EVENT_NAMES.find((name) => names.includes(name));
    const unknown = names.find((name) => name !== event && !EVENT_MEMBERS.has(name));
    if (!event || unknown !== undefined)
      throw new Error(`unknown event member ${unknown ?? names}`);
    const { at, revision, outcome, ...rest } = members;
    const name = typeof revision === 'string' ? revision : 'B';
    const spec = revisionOf(given, name, launchesOf(given, group));
    const revisionSpec =
      outcome === 'beforeRunning' || outcome === 'healthy' ? { ...spec, outcome } : spec;
    return {
      ...rest,
      at: Number(at ?? 0),
      event,
      target: String(members[event]),
      ...(typeof revision === 'string' ? { revision } : {}),
      ...(event === 'deploy' ? { revision: name, revisionSpec } : {}),
    } as PlanEvent;
  });
}

/** The deployment of revision B with which most blocks begin. */
export function deployB({ given }: Case, group = 'service:web', at = 0): PlanEvent {
  const revisionSpec = revisionOf(given, 'B', launchesOf(given, group));
  return { at, event: 'deploy', target: 'web', revision: 'B', revisionSpec };
}
