import type { TaskRequirements } from '../placement/model.ts';
import { EVENT_NAMES, type EventName, type PlanEvent } from '../simulation/model.ts';
import { closest } from '../text/closest.ts';
import type { Place } from './finding.ts';
import { get, items, placeOf, type Reading, type Source } from './reading.ts';
import { LOAD_NAMES, type PlannedLoads, readLoad } from './scaling/loads.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import { readTime } from './time.ts';

/** An event with where it stands in the plan. */
export interface PlannedEvent extends PlanEvent {
  readonly place: Place;
  /** What the task definition of a deployment requires, where the event names one. */
  readonly task?: TaskRequirements | undefined;
}

/** What events can be about. */
export interface Targets {
  readonly services: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly instances: (name: string) => boolean;
  readonly zones: ReadonlySet<string | undefined>;
  /** Auto Scaling groups. */
  readonly groups: ReadonlySet<string>;
  readonly loads: ReadonlyMap<string, PlannedLoads>;
  readonly startAt: number | undefined;
}

type TargetKind =
  | 'service'
  | 'instance'
  | 'zone'
  | 'task'
  | 'serviceOrTask'
  | 'serviceOrInstance'
  | 'group'
  | 'any';

/** What each event is about, and its further members. */
const EVENTS: Readonly<Record<EventName, readonly [TargetKind, ...string[]]>> = {
  deploy: ['service', 'revision', 'taskDefinition', 'outcome', 'force'],
  setDesiredCount: ['service', 'count'],
  updateService: ['service', 'set'],
  drain: ['instance'],
  activate: ['instance'],
  terminateInstance: ['instance'],
  loseAvailabilityZone: ['zone'],
  restoreAvailabilityZone: ['zone'],
  disconnectAgent: ['instance'],
  reconnectAgent: ['instance'],
  spotInterruption: ['serviceOrInstance', 'count'],
  instanceRefresh: ['group', 'min', 'max', 'refreshWarmup'],
  taskFails: ['serviceOrTask', 'how', 'count', 'revision'],
  protectTasks: ['service', 'count', 'protectionMinutes'],
  setLoad: ['service', 'load'],
  runTask: ['task', 'count', 'seconds'],
  setAlarm: ['any', 'state'],
  scaleInstances: ['group', 'desired', 'min', 'max'],
};

/** Values of members that are one of a few. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  how: ['beforeRunning', 'check', 'exit'],
  outcome: ['healthy', 'beforeRunning'],
  state: ['OK', 'ALARM', 'INSUFFICIENT_DATA'],
};

const NUMBERS = new Set(['count', 'protectionMinutes', 'seconds', 'desired', 'min', 'max']);

/** Reads the events of a plan, in file order; what cannot be meant is reported. */
export async function readEvents(
  reading: Reading,
  source: Source,
  targets: Targets,
  definitions: TaskDefinitions,
): Promise<readonly PlannedEvent[]> {
  if (source.node.exists && source.node.kind !== 'array' && !source.node.isUnknown) {
    const template = 'Expected a list of events, such as [{ "at": 60, "deploy": "web" }].';
    reading.report('plan-event', 'error', source, template);
    return [];
  }
  const events: PlannedEvent[] = [];
  for (const item of items(source)) {
    const event = readEvent(reading, item, targets);
    if (!event) continue;
    const named = get(item, 'taskDefinition');
    const read =
      event.event === 'deploy' && named.node.exists
        ? await definitions.read(named, item)
        : undefined;
    const changed = event.event === 'setLoad' ? await newLoad(reading, item, event, targets) : {};
    events.push({ ...event, ...changed, ...(read ? { task: read.requirements.task } : {}) });
  }
  return events;
}

/** The load of `setLoad`: by its name, or alone where the service has one load. */
async function newLoad(
  reading: Reading,
  source: Source,
  { target }: PlanEvent,
  { loads, startAt }: Targets,
): Promise<Pick<PlanEvent, 'load' | 'loadName'>> {
  const own = loads.get(target) ?? new Map();
  const given = get(source, 'load');
  const named = LOAD_NAMES.find((name) => given.node.get(name).exists);
  const [only] = own.keys();
  const name = named ?? (own.size === 1 ? only : undefined);
  if (name === undefined || !own.has(name)) {
    const template =
      own.size === 0
        ? 'The plan has no load of {target} that could change.'
        : 'Expected a load by its name, such as { "cpu": … }: {target} has {names}.';
    const params = { target, names: [...own.keys()].join(', ') };
    reading.report('plan-event', 'warning', given.node.exists ? given : source, template, params);
    return {};
  }
  const at = named === undefined ? given : get(given, named);
  const load = await readLoad(reading, at, name, { startAt, task: undefined });
  return load ? { load, loadName: name } : {};
}

function readEvent(reading: Reading, source: Source, targets: Targets): PlannedEvent | undefined {
  const names = source.node.members.map(({ name }) => name);
  const event = EVENT_NAMES.find((name) => names.includes(name));
  if (!event) {
    reportNoEvent(reading, source, names);
    return undefined;
  }
  const at = readTime(reading, get(source, 'at'), 'plan-event');
  if (!source.node.get('at').exists) {
    const template = 'An event needs "at": when it happens.';
    reading.report('plan-event', 'warning', source, template);
  }
  const named = get(source, event);
  const target = named.node.text;
  if (target === undefined) {
    const template = 'Expected the name of what {event} is about.';
    reading.report('plan-event', 'error', named, template, { event });
    return undefined;
  }
  const [kind, ...known] = EVENTS[event];
  judgeTarget(reading, named, { kind, target, targets });
  const members = readMembers(reading, source, event, known);
  return {
    ...members,
    at: at ?? 0,
    event,
    target: target.replace(/^service:/, ''),
    place: placeOf(source),
  };
}

function reportNoEvent(reading: Reading, source: Source, names: readonly string[]): void {
  const close = names
    .filter((name) => name !== 'at')
    .map((name) => [name, closest(name, EVENT_NAMES)] as const)
    .find(([, meant]) => meant !== undefined);
  if (close) {
    const template = 'Unknown event {name}. Did you mean {meant}?';
    const [name, meant = ''] = close;
    reading.report('plan-event', 'error', source, template, { name, meant });
  } else {
    const template = 'This entry names no event, such as deploy, drain or loseAvailabilityZone.';
    reading.report('plan-event', 'error', source, template);
  }
}

function judgeTarget(
  reading: Reading,
  at: Source,
  { kind, target, targets }: { kind: TargetKind; target: string; targets: Targets },
): void {
  const service = targets.services.has(target.replace(/^service:/, ''));
  const task = targets.families.has(target);
  const instance = targets.instances(target);
  const there =
    kind === 'any' ||
    (kind === 'zone' && targets.zones.has(target)) ||
    (kind.startsWith('service') && service) ||
    (kind === 'serviceOrTask' && task) ||
    (kind === 'task' && task) ||
    (kind === 'group' && targets.groups.has(target)) ||
    ((kind === 'instance' || kind === 'serviceOrInstance') && instance);
  if (there) return;
  const template = TEMPLATES[kind];
  reading.report('plan-event', 'warning', at, template, { target });
}

const TEMPLATES: Readonly<Record<TargetKind, string>> = {
  service: 'The plan has no service {target}.',
  instance: 'The plan has no container instance {target}.',
  zone: 'No container instance of the plan is in {target}.',
  task: 'The plan has no task {target}.',
  serviceOrTask: 'The plan has no service or task {target}.',
  serviceOrInstance: 'The plan has no service or container instance {target}.',
  group: 'The plan has no Auto Scaling group {target} with a maximum size.',
  any: 'The plan has no {target}.',
};

function readMembers(
  reading: Reading,
  source: Source,
  event: EventName,
  known: readonly string[],
): Partial<PlanEvent> {
  const read: Record<string, unknown> = {};
  for (const { name, value } of source.node.members) {
    if (name === 'at' || name === event) continue;
    const at = { ...source, node: value };
    const choices = CHOICES[name];
    if (!known.includes(name)) {
      const template = 'The event {event} has no member {name}.';
      reading.report('plan-event', 'warning', at, template, { event, name });
    } else if (choices) {
      if (choices.includes(value.text ?? '')) read[name] = value.text;
      else {
        const template = '{name} is one of {choices}, not {value}.';
        const params = { name, choices: choices.join(', '), value: String(value.value) };
        reading.report('plan-event', 'error', at, template, params);
      }
    } else if (NUMBERS.has(name)) {
      if (name === 'seconds' && value.kind === 'null') read[name] = null;
      else
        read[name] =
          name === 'seconds' ? readTime(reading, at, 'plan-event') : reading.amount(at, 1);
    } else if (name === 'refreshWarmup') read[name] = readTime(reading, at, 'plan-event');
    else if (name === 'set') read[name] = valuesOf(at);
    else if (name !== 'taskDefinition' && name !== 'load') read[name] = value.text ?? value.boolean;
  }
  return read;
}

/** Members of UpdateService with their values; structures as objects of them. */
function valuesOf({ node }: Source): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const { name, value } of node.members) {
    values[name] =
      value.kind === 'object' ? valuesOf({ uri: '', node: value, trail: [] }) : value.value;
  }
  return values;
}
