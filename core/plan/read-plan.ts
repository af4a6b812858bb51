import { MISSING } from '../text/node.ts';
import { readCapacityProviders } from './capacity-providers.ts';
import { readDefaultStrategy } from './default-strategy.ts';
import { readExpectations } from './expectations.ts';
import { judgeFields, PLAN } from './fields.ts';
import { Instances } from './instances.ts';
import { templatesOf } from './launches.ts';
import { readMotion } from './motion.ts';
import type { FargateCopies, Plan, PlannedRequest } from './plan.ts';
import { readInstances } from './read-instances.ts';
import { get, Reading, type Source } from './reading.ts';
import { Running } from './running.ts';
import { readRunningTasks } from './running-tasks.ts';
import { scaledIn } from './scale-in.ts';
import { readServices } from './services.ts';
import { TaskDefinitions } from './task-definitions.ts';
import { readTasks } from './tasks.ts';
import type { Trees } from './trees.ts';
import type { Requests } from './wanted.ts';
import type { PlanWorkspace } from './workspace.ts';

const NO_OBJECT = 'Expected an object with containerInstances and services.';

const UNREADABLE = {
  notFound: 'There is no such file.',
  isFolder: 'This is a folder; a plan is a file.',
  notRegular: 'This is not a regular file, so it cannot be a plan.',
  tooLarge: 'This file is too large to read as a plan.',
  binary: 'This is not a text file, so it cannot be a plan.',
  notAllowed: 'This file cannot be opened.',
  outside: 'This file is outside of the repository.',
  untrusted:
    'This file is outside the workspace folders; it is not read in Restricted Mode. Trust the workspace to read it.',
} as const;

/**
 * Reads a plan and the files that it refers to. Never rejects: what is wrong becomes findings, the
 * rest is placed.
 * @param trees of files that were read before
 */
export async function readPlan(
  uri: string,
  workspace: PlanWorkspace,
  trees?: Pick<Trees, 'get'>,
): Promise<Plan> {
  const reading = new Reading(workspace, trees);
  const source = await openPlan(reading, uri);
  const instances = new Instances(reading);
  await readInstances(reading, instances, get(source, 'containerInstances'));
  const definitions = new TaskDefinitions(reading);
  await definitions.learn(get(source, 'taskDefinitions'));
  await readRunningTasks(reading, instances, definitions, get(source, 'runningTasks'));
  const name = source.node.get('cluster').text ?? 'default';
  const requests = await readRequests(reading, source, name, { instances, definitions });
  const { planned, fargate } = requests;
  const templates = templatesOf(reading, requests);
  const zones = new Set([
    ...instances.drafts.map(({ availabilityZone }) => availabilityZone),
    ...fargate.flatMap((one) => one.zones.map(({ zone }) => zone)),
  ]);
  const motion = await readMotion(reading, source, {
    requests,
    instances,
    zones,
    definitions,
    templates,
  });
  // Groups that can grow from nothing need no instance at the start.
  const launches = motion.capacity.groups.length + motion.capacity.managedInstances.length > 0;
  const empty = source.node.kind === 'object' && instances.drafts.length === 0;
  if (empty && planned.length > 0 && !launches) {
    const template = 'The plan has no container instances, so no tasks can be placed.';
    reading.report('plan-no-instances', 'warning', source, template);
  }
  const seed = reading.whole(get(source, 'seed'), 1);
  const described = {
    name,
    instances: instances.drafts,
    templates: templates.map(({ like }) => like),
  };
  return {
    uri,
    described,
    ...scaledIn(described, inOrder(planned), seed),
    instancePlaces: instances.places,
    templatePlaces: templates.map(({ place }) => place),
    fargate,
    seed,
    expectations: readExpectations(reading, get(source, 'expect'), {
      groups: new Set([...planned, ...fargate].map(groupOf)),
      zones,
    }),
    ...motion,
    services: requests.behaviours,
    running: instances.records,
    findings: reading.findings,
    files: reading.files,
  };
}

/** Opens the file of the plan; nothing is in it where it is none. */
async function openPlan(reading: Reading, uri: string): Promise<Source> {
  reading.files.add(uri);
  const opened = await reading.open(uri);
  const root = typeof opened === 'string' ? MISSING : opened;
  const source: Source = { uri, node: root, trail: [uri] };
  const foreign = root.members.length > 0 && !root.members.some(({ key }) => PLAN.includes(key));
  if (root.kind !== 'object' || (foreign && !root.open)) {
    const template = typeof opened === 'string' ? UNREADABLE[opened] : NO_OBJECT;
    reading.report('plan-not-an-object', 'error', source, template);
  }
  judgeFields(reading, source, PLAN);
  return source;
}

/** Reads what is to be placed: services and tasks, with the capacity providers that they use. */
async function readRequests(
  reading: Reading,
  source: Source,
  cluster: string,
  known: { readonly instances: Instances; readonly definitions: TaskDefinitions },
): Promise<Requests> {
  const { instances, definitions } = known;
  const providers = await readCapacityProviders(reading, get(source, 'capacityProviders'));
  const defaultStrategy = await readDefaultStrategy(
    reading,
    get(source, 'defaultCapacityProviderStrategy'),
    cluster,
    { providers, instances },
  );
  const requests: Requests = {
    planned: [],
    services: new Set(),
    behaviours: new Map(),
    copies: 0,
    fargate: [],
    running: new Running(instances.drafts, instances.elsewhere),
    instances,
    providers,
    defaultStrategy,
  };
  await readServices(reading, requests, definitions, get(source, 'services'));
  await readTasks(reading, requests, definitions, get(source, 'tasks'));
  return requests;
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
