import { parseConstraint } from '../../core/ecs/constraint/parse.ts';
import type {
  Cluster,
  ContainerInstance,
  PlacementRequest,
  Strategy,
} from '../../core/placement/model.ts';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const ZONE: Strategy = {
  type: 'spread',
  field: 'attribute',
  attribute: 'ecs.availability-zone',
};

/** The chains that services use, the default first. */
const CHAINS: readonly (readonly Strategy[])[] = [
  [],
  [ZONE, { type: 'binpack', field: 'memory' }],
  [ZONE, { type: 'spread', field: 'instanceId' }],
  [{ type: 'binpack', field: 'cpu' }],
  [{ type: 'spread', field: 'instanceId' }],
];

/** A cluster of m5.4xlarge in three zones, every other instance with `stack` prod. */
export function benchCluster(size: number): Cluster {
  const used = { tcp: new Set([22, 2375, 2376, 51678, 51679]), udp: new Set<number>() };
  const resources = { cpu: 16_384, memory: 62_950, gpu: 0, eni: 7 };
  // As in a plan that is read, instances of one zone share their attributes.
  const attributes = ZONES.flatMap((zone) =>
    ['prod', 'test'].map(
      (stack) =>
        new Map([
          ['ecs.availability-zone', zone],
          ['ecs.instance-type', 'm5.4xlarge'],
          ['stack', stack],
          ['com.amazonaws.ecs.capability.logging-driver.awslogs', ''],
        ]),
    ),
  );
  const groups = new Map<string, number>();
  const instances = Array.from({ length: size }, (_, index): ContainerInstance => {
    const zone = index % ZONES.length;
    return {
      name: `arn:aws:ecs:eu-west-1:111122223333:container-instance/bench/${index}`,
      status: 'ACTIVE',
      agentConnected: true,
      agentVersion: '1.100.0',
      instanceType: 'm5.4xlarge',
      availabilityZone: ZONES[zone],
      attributes: attributes[zone * 2 + (index % 2)] ?? new Map(),
      registered: resources,
      remaining: resources,
      usedPorts: used,
      estimate: false,
      groups,
      runningTasksCount: 0,
    };
  });
  return { name: 'bench', instances };
}

/** Services of many sizes and chains; every fourth is bound to `stack` prod. */
export function benchRequests(services: number, copies: number): PlacementRequest[] {
  const prod = parseConstraint('attribute:stack == prod');
  return Array.from({ length: services }, (_, index) => ({
    group: `service:s${index}`,
    kind: 'service',
    scheduling: 'REPLICA',
    count: copies,
    task: {
      cpu: 64 << (index % 4),
      memory: 128 + 64 * (index % 7),
      gpu: 0,
      hostPorts: [],
      eni: 0,
      requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' }],
      derivedAttributes: [],
      platform: [],
      memberOf: [],
    },
    strategy: CHAINS[index % CHAINS.length] ?? [],
    constraints: index % 4 === 3 ? [{ type: 'memberOf', expression: prod }] : [],
  }));
}
