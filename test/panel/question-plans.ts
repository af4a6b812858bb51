/** A plan of a thousand instances without room for one of its services. */
export const LARGE_REFUSED = 'refused.stowage.json';

const service = (
  serviceName: string,
  desiredCount: number,
  { cpu = 128, memory = 256, ports = [], task = {}, container = {}, more = {} }: Service = {},
) => ({
  serviceName,
  desiredCount,
  ...more,
  taskDefinition: {
    family: serviceName,
    ...task,
    containerDefinitions: [
      {
        name: serviceName,
        image: 'i',
        cpu,
        memory,
        portMappings: ports.map((port) => ({ containerPort: port, hostPort: port })),
        ...container,
      },
    ],
  },
});

interface Service {
  readonly cpu?: number;
  readonly memory?: number;
  /** Static host ports. */
  readonly ports?: readonly number[];
  readonly task?: object;
  readonly container?: object;
  readonly more?: object;
}

const instances = (instanceType: string, count: number, zones: readonly string[], more = {}) => ({
  instanceType,
  count,
  availabilityZones: zones,
  ...more,
});

const ZONES = ['a', 'b', 'c'];
const subnets = ['subnet-a', 'subnet-b'];

const providers = {
  capacityProviderStrategy: [
    { capacityProvider: 'general', base: 2, weight: 0 },
    { capacityProvider: 'spot', weight: 1 },
  ],
};

/** The plans of the questions that have one of their own, by name. */
export const QUESTIONS: Readonly<Record<string, object>> = {
  q1: {
    containerInstances: [instances('m5.large', 3, ZONES)],
    services: [
      service('logs', 0, { more: { schedulingStrategy: 'DAEMON' } }),
      ...['web', 'api', 'search', 'mail', 'jobs', 'admin'].map((name) => service(name, 2)),
    ],
  },
  q3: {
    containerInstances: [
      instances('m5.large', 2, ['a', 'b'], { capacityProvider: 'general' }),
      instances('m5.large', 2, ['a', 'b'], { capacityProvider: 'spot' }),
    ],
    services: [
      service('web', 6, { more: providers }),
      {
        ...service('edge', 3, {
          task: {
            cpu: '256',
            memory: '512',
            networkMode: 'awsvpc',
            requiresCompatibilities: ['FARGATE'],
          },
        }),
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
        networkConfiguration: { awsvpcConfiguration: { subnets } },
      },
    ],
  },
  q4: {
    containerInstances: [instances('g4dn.12xlarge', 1, ['a'])],
    services: [
      service('train', 2, { container: { resourceRequirements: [{ type: 'GPU', value: '3' }] } }),
    ],
  },
  q5: {
    containerInstances: [instances('m5.large', 2, ['a', 'b'])],
    services: [service('web', 6, { task: { networkMode: 'awsvpc' } })],
  },
  q6: {
    containerInstances: [instances('m5.large', 2, ['a', 'b'])],
    services: [service('api', 2, { ports: [8080] }), service('ssh', 1, { ports: [22] })],
  },
  q7: {
    containerInstances: [instances('m5.large', 2, ['a', 'b'])],
    services: [
      service('web', 2),
      { serviceName: 'api', desiredCount: 2, taskDefinition: 'missing.task-definition.json' },
    ],
  },
  q9: {
    containerInstances: [
      {
        containerInstanceArn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/c/1',
        status: 'ACTIVE',
        agentConnected: true,
        ...{ runningTasksCount: 10, pendingTasksCount: 0 },
        registeredResources: amounts(4096, 8000),
        remainingResources: amounts(2816, 5440),
        attributes: [{ name: 'ecs.availability-zone', value: 'a' }],
      },
    ],
    services: [service('web', 6)],
    runningTasks: Array.from({ length: 10 }, () => ({
      group: 'service:web',
      containerInstanceArn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/c/1',
      lastStatus: 'RUNNING',
    })),
  },
  q12: {
    containerInstances: [instances('m5.large', 3, ZONES)],
    services: [
      service('web', 6, {
        ...{ cpu: 900, memory: 900 },
        more: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 } },
      }),
    ],
  },
  refused: {
    containerInstances: [instances('m5.large', 900, ZONES)],
    services: [service('web', 900), service('big', 3, { memory: 30_000 })],
  },
};

function amounts(cpu: number, memory: number): object[] {
  return [
    { name: 'CPU', type: 'INTEGER', integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
  ];
}
