import { readDocument, writeDocument } from '../../notations/read-document.ts';
import type { Node } from '../../text/node.ts';
import { baseName } from '../../text/paths.ts';

/** A file of a folder, by its path from there. */
export interface CapturedFile {
  readonly path: string;
  readonly text: string;
}

/** A plan that refers to captured files, and what became of each of them. */
export interface CapturedPlan {
  /** For the plan's file name and its field `cluster`. */
  readonly cluster: string;
  readonly text: string;
  /** Files that hold nothing which a plan can refer to. */
  readonly unused: readonly string[];
  /** Container instances, running tasks, services and task definitions that were found. */
  readonly counts: Readonly<Record<Part, number>>;
}

export type Part =
  | 'containerInstances'
  | 'runningTasks'
  | 'capacityProviders'
  | 'autoScalingGroups'
  | 'scaling'
  | 'taskDefinitions'
  | 'services';

/** Where the outputs of the AWS CLI go in a plan, by the member that holds what was described. */
const PARTS: Readonly<Record<string, readonly [part: Part, telling: string]>> = {
  containerInstances: ['containerInstances', 'containerInstanceArn'],
  tasks: ['runningTasks', 'taskArn'],
  capacityProviders: ['capacityProviders', 'name'],
  services: ['services', 'serviceName'],
  AutoScalingGroups: ['autoScalingGroups', 'AutoScalingGroupName'],
  ScalableTargets: ['scaling', 'ResourceId'],
  ScalingPolicies: ['scaling', 'PolicyName'],
  ScheduledActions: ['scaling', 'ScheduledActionName'],
  MetricAlarms: ['scaling', 'AlarmName'],
};

/**
 * Writes a plan from outputs of the AWS CLI: describe-container-instances, describe-tasks,
 * describe-services, describe-task-definition, describe-capacity-providers and describe-clusters, those of
 * service auto scaling and Auto Scaling groups, each in as many pages as there are. What a file is tells its
 * content, not its name; only that of which service a load is stands in the name.
 */
export function planFrom(files: readonly CapturedFile[]): CapturedPlan {
  const paths: Record<Part, string[]> = {
    containerInstances: [],
    runningTasks: [],
    capacityProviders: [],
    autoScalingGroups: [],
    scaling: [],
    taskDefinitions: [],
    services: [],
  };
  const counts = {
    containerInstances: 0,
    runningTasks: 0,
    capacityProviders: 0,
    autoScalingGroups: 0,
    scaling: 0,
    taskDefinitions: 0,
    services: 0,
  };
  const unused: string[] = [];
  let cluster: string | undefined;
  let defaultStrategy: string | undefined;
  const loads = new Map<string, string>();
  const running = new Map<string, number>();
  for (const { path, text } of files) {
    const { root } = readDocument(text);
    cluster ??= clusterOf(root);
    if (hasDefaultStrategy(root)) defaultStrategy = `./${path}`;
    noteRunning(root, running);
    const service = loadOf(path, root);
    if (service !== undefined) {
      loads.set(service, `./${path}`);
      continue;
    }
    const [part, count] = partOf(root) ?? [];
    if (part === undefined || count === undefined) {
      if (!root.get('clusters').exists && !isEmptyOutput(root)) unused.push(path);
      continue;
    }
    paths[part].push(`./${path}`);
    counts[part] += count;
  }
  const used = Object.entries(paths).filter(([, list]) => list.length > 0);
  const plan = {
    cluster: cluster ?? 'default',
    ...Object.fromEntries(used),
    ...(defaultStrategy ? { defaultCapacityProviderStrategy: defaultStrategy } : {}),
    ...(loads.size > 0 ? { load: loadsOf(loads, running) } : {}),
    seed: 1,
  };
  return { cluster: plan.cluster, text: writeDocument(plan), unused, counts };
}

/** The part of a plan that a file is, and how much of it. */
function partOf(root: Node): readonly [Part, number] | undefined {
  const task = root.get('taskDefinition');
  if (task.kind === 'object' || root.get('containerDefinitions').kind === 'array') {
    return ['taskDefinitions', 1];
  }
  for (const [member, [part, telling]] of Object.entries(PARTS)) {
    const found = root.get(member).items();
    if (found.some((item) => item.get(telling).exists)) return [part, found.length];
  }
  return undefined;
}

/** An output that lists nothing, such as that of describe-scheduled-actions where there are none. */
function isEmptyOutput(root: Node): boolean {
  const known = root.members.filter(({ name }) => Object.hasOwn(PARTS, name));
  return known.length > 0 && known.every(({ value }) => value.items().length === 0);
}

/** What the name of a file with the load of a service begins with. */
const LOAD = 'load-cpu-';

/** The service of which a file has the CPU utilisation. */
function loadOf(path: string, root: Node): string | undefined {
  if (!root.get('Datapoints').exists) return undefined;
  const name = baseName(path);
  if (!name.startsWith(LOAD) || !name.endsWith('.json')) return undefined;
  return name.slice(LOAD.length, -'.json'.length) || undefined;
}

/** Notes how many tasks the services of an output run. */
function noteRunning(root: Node, running: Map<string, number>): void {
  for (const service of root.get('services').items()) {
    const name = service.get('serviceName').text;
    const count = service.get('runningCount').number;
    if (name !== undefined && count !== undefined) running.set(name, count);
  }
}

/** Loads in CPU units: the utilisation of as many tasks as ran when it was captured. */
function loadsOf(
  loads: ReadonlyMap<string, string>,
  running: ReadonlyMap<string, number>,
): Record<string, { cpu: { series: string; percentOfTasks: number } }> {
  return Object.fromEntries(
    [...loads].map(([service, series]) => {
      const percentOfTasks = running.get(service) ?? 1;
      return [service, { cpu: { series, percentOfTasks } }];
    }),
  );
}

/** Whether it is the output of describe-clusters about a cluster with a default strategy. */
function hasDefaultStrategy(root: Node): boolean {
  const [cluster] = root.get('clusters').items();
  return (cluster?.get('defaultCapacityProviderStrategy').items().length ?? 0) > 0;
}

/** The name of the cluster that an output is about. */
function clusterOf(root: Node): string | undefined {
  const named = root.get('clusters').items()[0]?.get('clusterName').string;
  if (named !== undefined) return named;
  for (const member of ['services', 'tasks']) {
    const arn = root.get(member).items()[0]?.get('clusterArn').string;
    if (arn !== undefined) return arn.replace(/^.*\//, '');
  }
  const instance = root.get('containerInstances').items()[0]?.get('containerInstanceArn').string;
  return /:container-instance\/([^/]+)\/[^/]+$/.exec(instance ?? '')?.[1];
}
