import { rootShape, type Shape } from '../ecs/schema/schema.ts';

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
    seed: count,
  },
  ['containerInstances', 'services'],
);

/** What the fields of a plan mean, by structure; those of the ECS API are documented by AWS. */
export const PLAN_DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Plan: {
    cluster: 'A name for the cluster.',
    containerInstances:
      'What tasks are placed on: groups in short, instances as describe-container-instances prints them, or paths of files with such output.',
    capacityProviders:
      'What the capacity provider strategies of services name: as create-capacity-provider takes them or describe-capacity-providers prints them.',
    defaultCapacityProviderStrategy:
      'What holds for services and tasks with neither a launch type nor a strategy of their own; or the path of the output of describe-clusters.',
    taskDefinitions: 'Files with task definitions, for services that name a family or an ARN.',
    runningTasks:
      'What runs already: tasks with their group and instance, or files with the output of describe-tasks.',
    services: 'As create-service takes them or describe-services prints them, or paths of files.',
    tasks: 'As run-task takes them; with `containerInstances` as start-task does.',
    expect:
      'What should come of the plan. Each entry passes or fails in the Test Explorer and on the command line.',
    seed: 'A whole number that decides ties and random choices: the same seed gives the same result.',
  },
  PlanGroup: {
    instanceType: 'The EC2 instance type. Memory that it registers is an estimate.',
    count: 'How many instances; 1 when it is missing.',
    availabilityZones: 'The zones of the instances, in turn.',
    attributes: 'Custom attributes, and built-in ones that differ, such as `ecs.os-type`.',
    capacityProvider: 'The capacity provider to which the instances belong.',
    reservedMemory: 'MiB that the agent keeps back (`ECS_RESERVED_MEMORY`).',
    cpu: 'CPU units that each instance registers, in place of those of its type.',
    memory: 'MiB that each instance registers, in place of the estimate.',
    awsvpcTrunking: 'Whether ENI trunking is on, which lets more awsvpc tasks share an instance.',
    status: 'DRAINING instances take no tasks.',
    agentConfiguration: 'Settings of `ecs.config` that decide about placement.',
  },
  PlanTask: {
    taskDefinition: 'A path relative to the plan, an inline task definition, or `family:revision`.',
    count: 'How many tasks to run; 1 when it is missing.',
    group: 'The task group; `family:NAME` when it is missing.',
    containerInstances:
      'Start the task on these instances, whatever the placement process would say.',
  },
  PlanExpect: {
    placed: 'Copies that should be placed, by service; a number alone for all of them.',
    perAvailabilityZone: 'Copies that should be in each zone, by service.',
    instancesUsed: 'Container instances that should run a task.',
    surviveLossOf: 'What may be lost without any copy finding no place.',
  },
};
