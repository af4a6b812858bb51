import type { Message } from '../../text/message.ts';
import { stateBefore } from '../explain/replay.ts';
import { explainUnplaced } from '../explain/unplaced.ts';
import type { ContainerInstance, PlacementResult } from '../model.ts';
import type {
  Picture,
  PictureAmount,
  PictureGroup,
  PictureInstance,
  PictureNote,
  PictureTask,
  PictureUnplaced,
} from '../picture.ts';
import type { Plan } from '../plan/plan.ts';
import type { State } from '../state.ts';
import type { Links } from './links.ts';

/** Turns a message into the reader's language. */
export type Say = (message: Message) => string;

/** A plan with what came of it. The outcomes stand in the order of the plan's requests. */
export interface Placed {
  readonly plan: Plan;
  readonly result: PlacementResult;
}

/** Longest list of notes in a picture; the Problems view has them all. */
const MOST_NOTES = 20;

/** Makes the picture of a placed plan. */
export function draw({ plan, result }: Placed, say: Say, links: Links): Picture {
  const groups = groupsOf({ plan, result }, links);
  const last = result.outcomes.length - 1;
  const state = stateBefore(result, {
    outcome: last,
    copy: result.outcomes[last]?.placed.length ?? 0,
  });
  const unplaced = unplacedOf({ plan, result }, say, links);
  const desired = sum(groups, (group) => group.desired);
  const placed = sum(groups, (group) => Math.min(group.desired, group.running + group.placed));
  const tasks = tasksByInstance({ plan, result }, groups);
  const instances = result.cluster.instances.map((instance, index) =>
    drawInstance(instance, index, state, tasks[index] ?? [], {
      ...links.to(plan.instancePlaces[index]),
    }),
  );
  return {
    cluster: plan.cluster.name,
    seed: result.seed,
    sentence: say(sentence(groups, instances, unplaced, desired, placed)),
    desired,
    placed,
    groups,
    instances,
    unplaced,
    notes: notesOf(plan, instances, say, links),
  };
}

/** The id under which the panel asks about a placed copy. */
export function taskId(outcome: number, copy: number): string {
  return `task ${outcome} ${copy}`;
}

/** The id under which the panel asks about what did not land of a request. */
export function unplacedId(outcome: number): string {
  return `unplaced ${outcome}`;
}

/** The short name of an instance: the last part of an ARN, anything else as it is. */
export function shortName(name: string): string {
  return name.startsWith('arn:') ? (name.split('/').at(-1) ?? name) : name;
}

/** `web` of `service:web` and `family:web`. */
export function groupLabel(group: string): string {
  return group.replace(/^(?:service|family):/, '') || group;
}

function groupsOf({ plan, result }: Placed, links: Links): PictureGroup[] {
  return plan.requests.map(({ request, place, desired, running }, index) => {
    const outcome = result.outcomes[index];
    const placed = outcome?.placed.length ?? 0;
    const daemon = request.scheduling === 'DAEMON';
    return {
      name: request.group,
      label: groupLabel(request.group),
      daemon,
      // A daemon wants one copy on each instance that qualifies: those it got and those it missed.
      desired: daemon ? running + placed + (outcome?.unplaced ?? 0) : desired,
      running,
      placed,
      cpu: request.task.cpu,
      memory: request.task.memory,
      ...links.to(place),
    };
  });
}

function unplacedOf({ plan, result }: Placed, say: Say, links: Links): PictureUnplaced[] {
  return plan.requests.flatMap(({ place }, index) => {
    const explained = explainUnplaced(result, index);
    if (!explained) return [];
    const { unplaced, reasons, event } = explained;
    return {
      id: unplacedId(index),
      group: index,
      copies: unplaced,
      reasons: reasons.map(({ code, message }) => ({ code, message: say(message) })),
      event,
      ...links.to(place),
    };
  });
}

/** The tasks on each instance: running ones first, then the copies in the order of the groups. */
function tasksByInstance({ result }: Placed, groups: readonly PictureGroup[]): PictureTask[][] {
  const tasks: PictureTask[][] = result.cluster.instances.map((instance, index) =>
    runningTasks(instance, index, groups),
  );
  for (const [outcome, { request, placed }] of result.outcomes.entries()) {
    const { cpu, memory } = request.task;
    for (const [copy, index] of placed.entries()) {
      const id = taskId(outcome, copy);
      tasks[index]?.push({ id, group: outcome, copy, running: false, cpu, memory });
    }
  }
  return tasks;
}

/**
 * Tasks that run already. Those of a group in the plan are taken to be as large as its copies; what
 * the rest uses is shared out evenly, since nothing tells more.
 */
function runningTasks(
  instance: ContainerInstance,
  index: number,
  groups: readonly PictureGroup[],
): PictureTask[] {
  const { registered, remaining, runningTasksCount } = instance;
  let cpu = registered.cpu - remaining.cpu;
  let memory = registered.memory - remaining.memory;
  const known: PictureTask[] = [];
  for (const [name, count] of instance.groups) {
    const group = groups.findIndex((each) => each.name === name);
    const size = groups[group];
    if (!size) continue;
    for (let copy = 0; copy < count; copy++) {
      const id = `running ${index} ${known.length}`;
      const own = { cpu: Math.min(size.cpu, cpu), memory: Math.min(size.memory, memory) };
      known.push({ id, group, copy, running: true, ...own });
      cpu -= own.cpu;
      memory -= own.memory;
    }
  }
  const others = Math.max(0, runningTasksCount - known.length);
  const rest = Array.from({ length: others }, (_, copy) => ({
    id: `running ${index} ${known.length + copy}`,
    group: -1,
    copy,
    running: true,
    cpu: cpu / others,
    memory: memory / others,
  }));
  return [...known, ...rest];
}

function drawInstance(
  instance: ContainerInstance,
  index: number,
  state: State,
  tasks: readonly PictureTask[],
  link: { link?: string },
): PictureInstance {
  const { registered } = instance;
  const eni = amount(registered.eni, state.eni[index]);
  const gpu = amount(registered.gpu, state.gpu[index]);
  const awsvpc = eni && eni.remaining < eni.registered;
  return {
    name: instance.name,
    label: shortName(instance.name),
    zone: instance.availabilityZone ?? '',
    type: instance.instanceType ?? '',
    ...(instance.capacityProvider ? { capacityProvider: instance.capacityProvider } : {}),
    status: instance.status,
    agentConnected: instance.agentConnected,
    estimate: instance.estimate,
    cpu: { registered: registered.cpu, remaining: state.cpu[index] ?? 0 },
    memory: { registered: registered.memory, remaining: state.memory[index] ?? 0 },
    // Shown where they matter: where tasks take network interfaces, where there are GPUs.
    ...(awsvpc ? { eni } : {}),
    ...(gpu && gpu.registered > 0 ? { gpu } : {}),
    tasks,
    ...link,
  };
}

function amount(registered: number, remaining: number | undefined): PictureAmount | undefined {
  return Number.isFinite(registered) && remaining !== undefined
    ? { registered, remaining }
    : undefined;
}

function sentence(
  groups: readonly PictureGroup[],
  instances: readonly PictureInstance[],
  unplaced: readonly PictureUnplaced[],
  desired: number,
  placed: number,
): Message {
  const used = instances.filter(({ tasks }) => tasks.length > 0).length;
  const params = { placed, desired, used, instances: instances.length };
  const [first, second] = unplaced;
  if (desired === 0) return { template: 'The plan asks for no tasks.', params };
  if (!first) {
    return {
      template: 'All {desired} tasks placed, on {used} of {instances} container instances.',
      params,
    };
  }
  const details = {
    ...params,
    copies: first.copies,
    group: groups[first.group]?.label ?? '',
    reason: first.reasons[0]?.message ?? '',
  };
  if (!second) {
    return {
      template: '{placed} of {desired} tasks placed. {copies} of {group} did not land: {reason}.',
      params: details,
    };
  }
  return {
    template:
      '{placed} of {desired} tasks placed. {copies} copies of {groups} services did not land.',
    params: { ...params, copies: sum(unplaced, (each) => each.copies), groups: unplaced.length },
  };
}

function notesOf(
  plan: Plan,
  instances: readonly PictureInstance[],
  say: Say,
  links: Links,
): PictureNote[] {
  const notes: PictureNote[] = plan.findings.slice(0, MOST_NOTES).map((finding) => ({
    severity: finding.severity,
    message: say(finding.message),
    ...links.to(finding),
  }));
  if (instances.some(({ estimate }) => estimate)) {
    const template =
      'Registered memory is an estimate by instance type; describe-container-instances tells the real amount.';
    notes.push({ severity: 'info', message: say({ template, params: {} }) });
  }
  return notes;
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
