import { canonicalise } from '../../ecs/spelling.ts';
import { splitByStrategy } from '../capacity-provider-split.ts';
import type { PlacementRequest } from '../model.ts';
import type { Requirements } from '../requirements.ts';
import { withOverrides } from './overrides.ts';
import type { PlannedRequest } from './plan.ts';
import { readConstraints, readProviders, readStrategy } from './preferences.ts';
import { get, items, MOST_COPIES, placeOf, type Reading, type Source } from './reading.ts';
import type { TaskDefinitions } from './task-definitions.ts';

/** Where copies of the plan are kept while it is read. */
export interface Requests {
  readonly planned: PlannedRequest[];
  /** Running tasks of a group, on any instance. */
  running(group: string): number;
}

interface Wanted {
  readonly source: Source;
  readonly group: string;
  readonly kind: PlacementRequest['kind'];
  readonly daemon: boolean;
  readonly desired: number;
  readonly running: number;
  readonly requirements: Requirements;
  readonly taskDefinition: PlannedRequest['taskDefinition'];
}

/** Reads services in the shape of create-service or describe-services, and files of them. */
export async function readServices(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  const { node } = source;
  if (node.kind === 'array') {
    for (const item of items(source)) await readServices(reading, requests, definitions, item);
  } else if (node.kind === 'string') {
    const file = await reading.follow(source);
    if (file) await readServices(reading, requests, definitions, file);
  } else if (node.get('services').exists) {
    await readServices(reading, requests, definitions, get(source, 'services'));
  } else if (node.get('service').kind === 'object') {
    await readServices(reading, requests, definitions, get(source, 'service'));
  } else if (node.kind === 'object') {
    await readService(reading, requests, definitions, source);
  } else if (node.exists && !node.isUnknown) {
    const template = 'A service is an object, or the path of a file with services.';
    reading.report('plan-service', 'error', source, template);
  }
}

async function readService(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  const { node } = source;
  canonicalise(node, 'serviceDefinition');
  const task = await definitions.read(named(source));
  const name = node.get('serviceName').string ?? fileName(source.uri) ?? 'service';
  const group = `service:${name}`;
  const daemon = node.get('schedulingStrategy').string === 'DAEMON';
  const asked = get(source, 'desiredCount');
  if (!daemon && node.lacks('desiredCount')) {
    const template = 'The service {name} has no desiredCount; one copy is placed.';
    reading.report('plan-service', 'info', source, template, { name });
  }
  const desired = daemon ? 0 : reading.amount(asked, 1, MOST_COPIES);
  if (!task) return;
  add(reading, requests, {
    source,
    group,
    kind: 'service',
    daemon,
    desired,
    running: requests.running(group),
    requirements: task.requirements,
    taskDefinition: task.place,
  });
}

/** Reads tasks in the shape of run-task, and files of them. */
export async function readTasks(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  const { node } = source;
  if (node.kind === 'array') {
    for (const item of items(source)) await readTasks(reading, requests, definitions, item);
  } else if (node.kind === 'string') {
    const file = await reading.follow(source);
    if (file) await readTasks(reading, requests, definitions, file);
  } else if (node.kind === 'object') {
    const task = await definitions.read(named(source));
    const count = reading.amount(get(source, 'count'), 1, MOST_COPIES);
    if (!task) return;
    const family = task.definition.node.get('family').string ?? fileName(task.place.uri) ?? 'task';
    add(reading, requests, {
      source,
      group: node.get('group').string ?? `family:${family}`,
      kind: 'task',
      daemon: false,
      desired: count,
      running: 0,
      requirements: withOverrides(task, node.get('overrides')),
      taskDefinition: task.place,
    });
  } else if (node.exists && !node.isUnknown) {
    const template = 'A task is an object with a taskDefinition, or the path of a file with tasks.';
    reading.report('plan-task', 'error', source, template);
  }
}

/** The task definition member, or the object itself where nothing stands that could be pointed at. */
function named(source: Source): Source {
  const member = get(source, 'taskDefinition');
  return member.node.exists || member.node.isUnknown ? member : { ...source, node: member.node };
}

function add(reading: Reading, requests: Requests, wanted: Wanted): void {
  const { source, group, requirements } = wanted;
  const total = requests.planned.reduce((sum, { request }) => sum + request.count, 0);
  const missing = Math.max(0, wanted.desired - wanted.running);
  const count = Math.min(missing, MOST_COPIES - total);
  if (count < missing) {
    const template = '{value} copies are more than are placed at once; {most} are.';
    const params = { value: total + missing, most: MOST_COPIES };
    reading.report('plan-too-many', 'error', source, template, params);
  }
  const base = {
    group,
    kind: wanted.kind,
    scheduling: wanted.daemon ? 'DAEMON' : 'REPLICA',
    task: requirements.task,
    strategy: readStrategy(reading, source),
    constraints: readConstraints(reading, source),
  } as const;
  let running = wanted.running;
  for (const [provider, copies] of sharesOf(reading, source, count)) {
    if (provider?.startsWith('FARGATE')) {
      const template = '{copies} copies of {group} run on Fargate, not on container instances.';
      reading.report('plan-fargate', 'info', source, template, { copies, group });
      continue;
    }
    requests.planned.push({
      request: { ...base, count: copies, capacityProvider: provider },
      place: placeOf(source),
      taskDefinition: wanted.taskDefinition,
      requirements,
      desired: copies + running,
      running,
    });
    running = 0;
  }
}

/** Copies by capacity provider; all of them without one where only the launch type decides. */
function sharesOf(
  reading: Reading,
  source: Source,
  count: number,
): readonly (readonly [string | undefined, number])[] {
  const launchType = source.node.get('launchType').string;
  const shares = readProviders(reading, source);
  if (shares.length === 0) return [[launchType === 'FARGATE' ? 'FARGATE' : undefined, count]];
  const counts = splitByStrategy(shares, count);
  if (!counts) {
    const at = get(source, 'capacityProviderStrategy');
    const template = 'At least one capacity provider needs a weight above 0.';
    reading.report('plan-capacity-provider', 'error', at, template);
    return [];
  }
  return shares.map(({ provider }, index) => [provider, counts[index] ?? 0] as const);
}

/** The last part of a URI without its ending. */
function fileName(uri: string): string | undefined {
  return /([^/]+?)(?:\.\w+)*$/.exec(
    decodeURIComponent(uri.replace(/%(?![\da-f]{2})/gi, '%25')),
  )?.[1];
}
