import { MAX_AMOUNT } from '../ecs/units.ts';
import type { TaskRequirements } from '../placement/model.ts';
import { NO_REQUIREMENTS } from '../placement/requirements.ts';
import { minus, NO_RESOURCES } from '../placement/resources.ts';
import type { Draft, Instances } from './instances.ts';
import { entries, get, MOST_RUNNING_HERE, type Reading, type Source } from './reading.ts';
import type { RunningRecord } from './running.ts';
import type { TaskDefinitions } from './task-definitions.ts';

/**
 * Reads running tasks: short ones, those that describe-tasks prints, and files of them. On described
 * instances their resources are subtracted already; on short groups we subtract them.
 */
export async function readRunningTasks(
  reading: Reading,
  instances: Instances,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  for await (const entry of entries(reading, source, 'tasks')) {
    if (entry.node.kind === 'object') await readOne(reading, instances, definitions, entry);
  }
}

async function readOne(
  reading: Reading,
  instances: Instances,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  const { node } = source;
  // What is being stopped no longer counts. Source: developer guide, distinctInstance.
  if (node.get('desiredStatus').string === 'STOPPED') return;
  if (node.get('launchType').string === 'FARGATE') {
    const { text: group } = node.get('group');
    if (group === undefined) return;
    const capacityProvider = node.get('capacityProviderName').text ?? 'FARGATE';
    const zone = node.get('availabilityZone').text ?? '';
    instances.elsewhere.push({ group, capacityProvider, zone });
    const where = { containerInstance: undefined, capacityProvider, zone, task: undefined };
    instances.records.push({ ...recordOf(source, group, 1), ...where });
    return;
  }
  const where = node.get('containerInstanceArn');
  // A task of a capacity provider that waits for an instance runs nowhere yet.
  if (!where.exists && node.get('lastStatus').string === 'PROVISIONING') return;
  const name = where.text;
  const draft = name === undefined ? undefined : instances.find(name);
  if (!draft) {
    const template =
      name === undefined
        ? 'A running task needs containerInstanceArn: the instance that it runs on.'
        : 'The plan describes no container instance {name}.';
    const at = where.exists ? { ...source, node: where } : source;
    reading.report('plan-unknown-instance', 'error', at, template, { name: name ?? '' });
    return;
  }
  const asked = reading.amount(get(source, 'count'), 1, MOST_RUNNING_HERE);
  const count = instances.admitRunning(get(source, 'count'), asked);
  const described = instances.described.has(draft);
  const task = await requirementsOf(definitions, source, described);
  const group = node.get('group').text ?? (await familyGroup(definitions, source));
  if (group === undefined) {
    const template = 'A running task needs its group, such as service:web.';
    reading.report('plan-running-task', 'warning', source, template);
  }
  run(draft, task, group, count, described);
  if (group === undefined || count === 0) return;
  instances.records.push({
    ...recordOf(source, group, count),
    containerInstance: draft.name,
    capacityProvider: draft.capacityProvider,
    zone: draft.availabilityZone,
    task: described ? undefined : task,
  });
}

/** What the description of a task says whatever it runs on. */
function recordOf(
  { node }: Source,
  group: string,
  count: number,
): Omit<RunningRecord, 'containerInstance' | 'capacityProvider' | 'zone' | 'task'> {
  const status = node.get('lastStatus').string ?? 'RUNNING';
  return {
    group,
    count,
    taskDefinition: node.get('taskDefinitionArn').text ?? node.get('taskDefinition').text,
    pending: ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(status),
    unhealthy: node.get('healthStatus').string === 'UNHEALTHY',
    name: node.get('taskArn').text?.replace(/^.*\//, ''),
  };
}

/** What the task takes; on a described instance only what its output does not show. */
async function requirementsOf(
  definitions: TaskDefinitions,
  source: Source,
  described: boolean,
): Promise<TaskRequirements | undefined> {
  const attached = source.node
    .get('attachments')
    .items()
    .some((item) => item.get('type').string === 'ElasticNetworkInterface');
  const named = get(source, 'taskDefinition');
  if (described && !named.node.exists) return attached ? { ...NO_REQUIREMENTS, eni: 1 } : undefined;
  if (named.node.exists) return (await definitions.read(named, source))?.requirements.task;
  const amountOf = (name: 'cpu' | 'memory'): number => {
    const member = get(source, name);
    const amount = Math.max(0, Number(member.node.value) || 0);
    if (amount <= MAX_AMOUNT) return amount;
    definitions.reading.tooMany(member, amount, MAX_AMOUNT);
    return MAX_AMOUNT;
  };
  return {
    ...NO_REQUIREMENTS,
    cpu: amountOf('cpu'),
    memory: amountOf('memory'),
    eni: attached ? 1 : 0,
  };
}

async function familyGroup(
  definitions: TaskDefinitions,
  source: Source,
): Promise<string | undefined> {
  const named = get(source, 'taskDefinition');
  const family = named.node.exists
    ? (await definitions.read(named, source))?.definition.node.get('family').text
    : undefined;
  return family === undefined ? undefined : `family:${family}`;
}

function run(
  draft: Draft,
  task: TaskRequirements | undefined,
  group: string | undefined,
  count: number,
  described: boolean,
): void {
  if (group !== undefined) {
    draft.groups = new Map(draft.groups).set(group, (draft.groups.get(group) ?? 0) + count);
  }
  const known = [...draft.groups.values()].reduce((sum, one) => sum + one, 0);
  draft.runningTasksCount = described
    ? Math.max(draft.runningTasksCount, known)
    : draft.runningTasksCount + count;
  if (!task) return;
  if (described) {
    // The output has subtracted all but network interfaces, which it does not list.
    draft.remaining = minus(draft.remaining, { ...NO_RESOURCES, eni: task.eni }, count);
    return;
  }
  draft.remaining = minus(draft.remaining, task, count);
  const tcp = new Set(draft.usedPorts.tcp);
  const udp = new Set(draft.usedPorts.udp);
  for (const { port, protocol } of task.hostPorts) (protocol === 'udp' ? udp : tcp).add(port);
  draft.usedPorts = { tcp, udp };
}
