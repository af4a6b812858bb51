import { rootShape, type Shape } from '../ecs/schema/schema.ts';
import { LOADS, SCALING_DOCS, SCALING_MEMBERS } from './plan-scaling-shape.ts';

const text: Shape = { type: 'string' };
const count: Shape = { type: 'integer', minimum: 0 };
const flag: Shape = { type: 'boolean' };
const list = (items: Shape): Shape => ({ type: 'array', items });
const object = (
  structure: string,
  members: Record<string, Shape>,
  required: string[] = [],
): Shape => {
  return { type: 'object', structure, members: new Map(Object.entries(members)), required };
};

/** A path or a name, or the task definition itself. */
const runs: Shape = { ...rootShape('taskDefinition'), type: 'string' };
const definition = rootShape('serviceDefinition');
const service: Shape = {
  ...definition,
  members: new Map(
    [...(definition.members ?? [])].map(([name, shape]) => [
      name,
      name === 'taskDefinition' ? runs : shape,
    ]),
  ),
};
const serviceMember = (name: string): Shape => service.members?.get(name) ?? { type: 'any' };

/** A group of container instances in short, or one as the AWS CLI describes it. */
const group = object(
  'PlanGroup',
  {
    instanceType: text,
    count,
    availabilityZones: list(text),
    attributes: { type: 'object' },
    capacityProvider: text,
    reservedMemory: count,
    cpu: count,
    memory: count,
    awsvpcTrunking: flag,
    status: { type: 'string', values: ['ACTIVE', 'DRAINING'] },
    agentConfiguration: { type: 'object' },
  },
  ['instanceType'],
);

const task = object(
  'PlanTask',
  {
    taskDefinition: runs,
    count,
    group: text,
    placementStrategy: serviceMember('placementStrategy'),
    placementConstraints: serviceMember('placementConstraints'),
    containerInstances: list(text),
  },
  ['taskDefinition'],
);

const expectations = object('PlanExpect', {
  placed: { type: 'object' },
  perAvailabilityZone: { type: 'object' },
  instancesUsed: count,
  surviveLossOf: { type: 'string', values: ['availabilityZone', 'containerInstance'] },
  deployment: { type: 'object' },
  recovers: { type: 'object' },
  drained: { type: 'object' },
  peakInstances: count,
  shortFor: { type: 'object' },
  deployable: flag,
});

const event = object('PlanEvent', {
  at: count,
  deploy: text,
  setDesiredCount: text,
  updateService: text,
  drain: text,
  activate: text,
  terminateInstance: text,
  loseAvailabilityZone: text,
  restoreAvailabilityZone: text,
  disconnectAgent: text,
  reconnectAgent: text,
  spotInterruption: text,
  instanceRefresh: text,
  taskFails: text,
  protectTasks: text,
  setLoad: text,
  runTask: text,
  setAlarm: text,
  scaleInstances: text,
  count,
  revision: text,
  outcome: { type: 'string', values: ['healthy', 'beforeRunning'] },
  how: { type: 'string', values: ['beforeRunning', 'check', 'exit'] },
  state: { type: 'string', values: ['OK', 'ALARM', 'INSUFFICIENT_DATA'] },
  protectionMinutes: count,
  seconds: count,
  set: { type: 'object' },
  load: LOADS,
  desired: count,
  min: count,
  max: count,
  refreshWarmup: count,
});

/** What may stand in a plan file. */
export const PLAN_SHAPE: Shape = object(
  'Plan',
  {
    cluster: text,
    containerInstances: list(group),
    capacityProviders: list({ type: 'object' }),
    defaultCapacityProviderStrategy: serviceMember('capacityProviderStrategy'),
    taskDefinitions: list(text),
    runningTasks: list(
      object('PlanRunningTask', { group: text, containerInstanceArn: text, taskDefinition: text }),
    ),
    services: list(service),
    tasks: list(task),
    expect: expectations,
    events: list(event),
    timing: { type: 'object' },
    ...SCALING_MEMBERS,
    startAt: text,
    until: text,
    seed: count,
  },
  ['containerInstances', 'services'],
);

/** What the fields of a plan mean, by structure; those of the ECS API are documented by AWS. */
export const PLAN_DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...SCALING_DOCS,
  Plan: {
    cluster: 'A name for the cluster.',
    containerInstances:
      'The container instances: groups, instances as printed by describe-container-instances, or paths of files with that output.',
    capacityProviders:
      'The capacity providers that strategies refer to: input of create-capacity-provider or output of describe-capacity-providers.',
    defaultCapacityProviderStrategy:
      'The default for services and tasks without a launch type and a strategy, or the path of a file with the output of describe-clusters.',
    taskDefinitions: 'Files with task definitions, for services that name a family or an ARN.',
    runningTasks:
      'The running tasks with their group and instance, or paths of files with the output of describe-tasks.',
    services: 'Input of create-service, output of describe-services, or paths of files.',
    tasks: 'Input of run-task; with `containerInstances`, of start-task.',
    expect:
      'The expected result. Each entry passes or fails in the Test Explorer and on the command line.',
    events:
      'What happens in a simulation, in order: deployments, failures, draining and the like, each with its time.',
    ...SCALING_DOCS.Plan,
    timing: 'Durations and limits of the simulation that differ from their defaults.',
    startAt: 'When the simulation starts, such as `2026-05-01T09:00:00Z`.',
    until: 'When the simulation ends: seconds from its start, or a text such as `"2h"`.',
    seed: 'A whole number that decides ties and random choices. The same seed gives the same result.',
  },
  PlanGroup: {
    instanceType: 'The EC2 instance type. Its registered memory is an estimate.',
    count: 'How many instances; 1 when it is missing.',
    availabilityZones: 'The zones of the instances, in turn.',
    attributes: 'Custom attributes, and built-in ones that differ, such as `ecs.os-type`.',
    capacityProvider: 'The capacity provider to which the instances belong.',
    reservedMemory: 'Memory in MiB that the agent reserves (`ECS_RESERVED_MEMORY`).',
    cpu: 'The CPU units that each instance registers, instead of those of its type.',
    memory: 'The memory in MiB that each instance registers, instead of the estimate.',
    awsvpcTrunking: 'Whether ENI trunking is enabled, which allows more awsvpc tasks per instance.',
    status: 'DRAINING instances take no tasks.',
    agentConfiguration: 'Settings of `ecs.config` that affect placement.',
  },
  PlanTask: {
    taskDefinition: 'A path relative to the plan, an inline task definition, or `family:revision`.',
    count: 'How many tasks to run; 1 when it is missing.',
    group: 'The task group; `family:NAME` when it is missing.',
    containerInstances: 'Start the task on these instances, without the placement process.',
  },
  PlanExpect: {
    placed: 'The number of tasks that are placed, by service, or a single number for all.',
    perAvailabilityZone: 'The number of tasks in each zone, by service.',
    instancesUsed: 'The number of container instances that run tasks.',
    surviveLossOf: 'What can fail with every service still at its desired count.',
    deployment:
      'By service: whether its deployment completes, within what time, with how many tasks.',
    recovers: 'By service: the longest time with fewer running tasks than wanted.',
    drained: 'By container instance: the longest time until no task of a service is left on it.',
    peakInstances: 'Container instances at most.',
    shortFor: 'By service: the longest time with fewer running tasks than wanted.',
    deployable: 'Whether a deployment of every service would complete; or a list of services.',
  },
  PlanEvent: {
    ...SCALING_DOCS.PlanEvent,
    at: 'When it happens: seconds from the start, or a text such as `"5m"`.',
    deploy: 'Deploys a new revision of a service.',
    setDesiredCount: 'Sets the desired count of a service to `count`.',
    updateService: 'Changes the members of a service that `set` lists.',
    drain: 'Sets a container instance to DRAINING.',
    activate: 'Sets a container instance to ACTIVE.',
    terminateInstance: 'Terminates a container instance.',
    loseAvailabilityZone: 'All instances and Fargate tasks of an Availability Zone are lost.',
    restoreAvailabilityZone: 'The instances of a lost Availability Zone are back.',
    disconnectAgent: 'The agent of a container instance is disconnected.',
    reconnectAgent: 'The agent of a container instance is connected again.',
    spotInterruption: 'A Spot interruption of an instance, or of tasks on Fargate Spot.',
    taskFails: 'Tasks of a service fail: before RUNNING, by a health check, or by an exit.',
    protectTasks: 'Tasks of a service get scale-in protection.',
    runTask: 'Runs standalone tasks.',
    setAlarm: 'Sets the state of a CloudWatch alarm.',
    count: 'How many tasks; 1 when it is missing.',
  },
};
