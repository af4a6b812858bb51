import { closest } from '../../text/closest.ts';
import { MISSING } from '../../text/node.ts';
import { readCapacityProviders } from './capacity-providers.ts';
import { readExpectations } from './expectations.ts';
import { Instances, readInstances } from './instances.ts';
import type { FargateCopies, Plan, PlannedRequest } from './plan.ts';
import { get, Reading, type Source } from './reading.ts';
import { Running } from './running.ts';
import { readRunningTasks } from './running-tasks.ts';
import { readServices } from './services.ts';
import { TaskDefinitions } from './task-definitions.ts';
import { readTasks } from './tasks.ts';
import type { PlanWorkspace } from './workspace.ts';

const FIELDS = [
  '$schema',
  'cluster',
  'containerInstances',
  'runningTasks',
  'capacityProviders',
  'taskDefinitions',
  'services',
  'tasks',
  'seed',
  'expect',
];

const NO_OBJECT = 'A plan is an object with containerInstances and services.';

const UNREADABLE = {
  notFound: 'There is no such file.',
  isFolder: 'A plan is a file, and this is a folder.',
  tooLarge: 'This file is too large to be read as a plan.',
  binary: 'This is not a text file, so that it cannot be a plan.',
  notAllowed: 'This file cannot be opened from here.',
} as const;

/**
 * Reads a plan and the files that it refers to. Never rejects: what is wrong becomes findings, the
 * rest is placed.
 */
export async function readPlan(uri: string, workspace: PlanWorkspace): Promise<Plan> {
  const reading = new Reading(workspace);
  reading.files.add(uri);
  const opened = await reading.open(uri);
  const root = typeof opened === 'string' ? MISSING : opened;
  const source: Source = { uri, node: root, trail: [uri] };
  if (root.kind !== 'object') {
    const template = typeof opened === 'string' ? UNREADABLE[opened] : NO_OBJECT;
    reading.report('plan-not-an-object', 'error', source, template);
  }
  judgeFields(reading, source);
  const instances = new Instances(reading);
  await readInstances(reading, instances, get(source, 'containerInstances'));
  const definitions = new TaskDefinitions(reading);
  await definitions.learn(get(source, 'taskDefinitions'));
  await readRunningTasks(reading, instances, definitions, get(source, 'runningTasks'));
  const planned: PlannedRequest[] = [];
  const providers = await readCapacityProviders(reading, get(source, 'capacityProviders'));
  const fargate: FargateCopies[] = [];
  const running = new Running(instances.drafts, instances.elsewhere);
  const requests = { planned, copies: 0, fargate, running, instances, providers };
  await readServices(reading, requests, definitions, get(source, 'services'));
  await readTasks(reading, requests, definitions, get(source, 'tasks'));
  if (root.kind === 'object' && instances.drafts.length === 0 && planned.length > 0) {
    const template = 'The plan describes no container instances, so that nothing can be placed.';
    reading.report('plan-no-instances', 'warning', source, template);
  }
  const seed = root.get('seed').number;
  return {
    uri,
    cluster: {
      name: root.get('cluster').text ?? 'default',
      instances: instances.drafts,
      templates: providers.flatMap(({ like }) => like ?? []),
    },
    instancePlaces: instances.places,
    requests: inOrder(planned),
    fargate,
    seed: seed !== undefined && Number.isInteger(seed) ? seed : 1,
    expectations: readExpectations(reading, get(source, 'expect'), {
      groups: new Set([...planned, ...fargate].map(groupOf)),
      zones: new Set([
        ...instances.drafts.map(({ availabilityZone }) => availabilityZone),
        ...fargate.flatMap(({ zones }) => zones.map(({ zone }) => zone)),
      ]),
    }),
    findings: reading.findings,
    files: reading.files,
  };
}

function judgeFields(reading: Reading, source: Source): void {
  for (const { key, value } of source.node.members) {
    if (FIELDS.includes(key) || value.kind === 'invalid') continue;
    const meant = closest(key, FIELDS);
    const at = { uri: source.uri, node: value };
    if (meant === undefined) {
      reading.report('plan-unknown-field', 'warning', at, '{key} is not a field of a plan.', {
        key,
      });
    } else {
      const template = '{key} is not a field of a plan; did you mean {meant}?';
      reading.report('plan-unknown-field', 'warning', at, template, { key, meant });
    }
  }
}

function groupOf(one: PlannedRequest | FargateCopies): string {
  return 'request' in one ? one.request.group : one.group;
}

/** DAEMON services, other services, tasks; each in the order of the file. */
function inOrder(planned: readonly PlannedRequest[]): readonly PlannedRequest[] {
  const rank = ({ request }: PlannedRequest): number =>
    request.scheduling === 'DAEMON' ? 0 : request.kind === 'service' ? 1 : 2;
  return [...planned].sort((a, b) => rank(a) - rank(b));
}
