import type { Shape } from '../../ecs/schema/schema.ts';
import {
  type Draft,
  draft,
  emptyObject,
  literal,
  long,
  plain,
  type Sketch,
  text,
} from '../../text/draft.ts';

/**
 * Values that people write again and again, by structure and member: what stands there should work
 * as it is. `\t` is one step of indentation.
 */
const BLOCKS: Readonly<Record<string, Sketch>> = {
  'RegisterTaskDefinitionRequest.containerDefinitions': [
    long({ name: '${1:app}', image: '${2:image:tag}', essential: literal('true$0') }),
  ],
  'ContainerDefinition.cpu': literal('${1:256}'),
  'ContainerDefinition.memory': literal('${1:512}'),
  'ContainerDefinition.memoryReservation': literal('${1:256}'),
  'ContainerDefinition.portMappings': [
    { containerPort: literal('${1:8080}'), protocol: '${2|tcp,udp|}' },
  ],
  'PortMapping.containerPort': literal('${1:8080}'),
  'ContainerDefinition.environment': [{ name: '${1:NAME}', value: '$2' }],
  'ContainerDefinition.secrets': [{ name: '${1:NAME}', valueFrom: '$2' }],
  'ContainerDefinition.mountPoints': [{ sourceVolume: '$1', containerPath: '${2:/data}' }],
  'ContainerDefinition.dependsOn': [
    { containerName: '$1', condition: '${2|START,HEALTHY,COMPLETE,SUCCESS|}' },
  ],
  'ContainerDefinition.logConfiguration': {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '${1:/ecs/<FAMILY>}',
      'awslogs-region': '${2:<REGION>}',
      'awslogs-stream-prefix': '${3:ecs}',
      mode: '${4|non-blocking,blocking|}',
    },
  },
  'LogConfiguration.logDriver': '${1|awslogs,awsfirelens,splunk|}',
  'ContainerDefinition.healthCheck': {
    command: ['CMD-SHELL', '${1:curl -f http://localhost:<PORT>/ || exit 1}'],
    interval: literal('${2:30}'),
    timeout: literal('${3:5}'),
    retries: literal('${4:3}'),
    startPeriod: literal('${5:10}'),
  },
  'ContainerDefinition.ulimits': [
    { name: '${1:nofile}', softLimit: literal('${2:65536}'), hardLimit: literal('${3:65536}') },
  ],
  'ContainerDefinition.firelensConfiguration': {
    type: '${1|fluentbit,fluentd|}',
    options: { 'enable-ecs-log-metadata': 'true' },
  },
  'RegisterTaskDefinitionRequest.volumes': [{ name: '${1:data}' }],
  'Volume.efsVolumeConfiguration': { fileSystemId: '${1:fs-}', transitEncryption: 'ENABLED' },
  'RegisterTaskDefinitionRequest.runtimePlatform': {
    cpuArchitecture: '${1|X86_64,ARM64|}',
    operatingSystemFamily: '${2:LINUX}',
  },
  'RegisterTaskDefinitionRequest.requiresCompatibilities': [
    '${1|FARGATE,EC2,EXTERNAL,MANAGED_INSTANCES|}',
  ],
  'CreateServiceRequest.desiredCount': literal('${1:1}'),
  'CreateServiceRequest.networkConfiguration': {
    awsvpcConfiguration: { subnets: ['${1:subnet-}'], securityGroups: ['${2:sg-}'] },
  },
  'CreateServiceRequest.placementStrategy': [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: '${1|binpack,spread|}', field: '${2|memory,cpu,instanceId|}' },
  ],
  'CreateServiceRequest.placementConstraints': [{ type: 'memberOf', expression: '$1' }],
  'CreateServiceRequest.deploymentConfiguration': {
    minimumHealthyPercent: literal('${1:100}'),
    maximumPercent: literal('${2:200}'),
  },
  'Plan.containerInstances': [
    {
      instanceType: '${1:m5.large}',
      count: literal('${2:3}'),
      availabilityZones: ['${3:<REGION>}a'],
    },
  ],
  'Plan.services': [
    {
      serviceName: '${1:web}',
      taskDefinition: '${2:./web.task-definition.json}',
      desiredCount: literal('${3:2}'),
    },
  ],
  'Plan.tasks': [{ taskDefinition: '${1:./web.task-definition.json}', count: literal('${2:1}') }],
};

/** Drafts do not change: each is made once. */
const ofBlocks = new Map<string, Draft>();
const ofShapes = new WeakMap<Shape, Draft>();

/** The value that a key is completed with: a block that people know, else the shape's own. */
export function valueDraft(structure: string | undefined, name: string, shape: Shape): Draft {
  const key = `${structure}.${name}`;
  const block = BLOCKS[key];
  // The cursor stays where the first value is written; nested members are asked for by completion.
  const known = block === undefined ? ofShapes.get(shape) : ofBlocks.get(key);
  if (known) return known;
  const made = block === undefined ? fromShape(shape) : draft(block);
  if (block === undefined) ofShapes.set(shape, made);
  else ofBlocks.set(key, made);
  return made;
}

/** One item of a list, as the list's own block has it. */
export function itemDraft(list: string, item: Shape): Draft {
  const [, block] = Object.entries(BLOCKS).find(([key]) => key.endsWith(`.${list}`)) ?? [];
  const first = Array.isArray(block) ? block[0] : undefined;
  return typeof first === 'object' ? draft(first) : fromShape(item);
}

/** Levels of required members that are written at once. */
const DEPTH = 3;

/** @param number of the first stop; the following ones have the next numbers */
function fromShape(shape: Shape, stops = { next: 1 }, depth = 0): Draft {
  const number = stops.next++;
  if (shape.values && shape.values.length > 0) {
    return shape.values.length > 1
      ? text(`\${${number}|${shape.values.map(plain).join(',')}|}`)
      : text(plain(shape.values[0] ?? ''));
  }
  switch (shape.type) {
    case 'string':
      return text(`$${number}`);
    case 'integer':
    case 'number':
      return literal(`\${${number}:${shape.default ?? shape.minimum ?? 0}}`);
    case 'boolean':
      return literal(`\${${number}|true,false|}`);
    case 'array': {
      const items = shape.items;
      stops.next--;
      return { kind: 'list', items: [items ? fromShape(items, stops, depth) : text('$1')] };
    }
    case 'object': {
      const required = depth < DEPTH ? (shape.required ?? []) : [];
      if (required.length === 0) return emptyObject(number);
      stops.next--;
      const members = required.map((name) => {
        const member = shape.members?.get(name) ?? { type: 'any' };
        return [name, fromShape(member, stops, depth + 1)] as const;
      });
      return { kind: 'object', members };
    }
    default:
      return literal(`$${number}`);
  }
}
