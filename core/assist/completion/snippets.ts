import type { Shape } from '../../ecs/schema/schema.ts';
import { plain } from './item.ts';

/**
 * Values that people write again and again, by structure and member: what stands there should work
 * as it is. `\t` is one step of indentation.
 */
const BLOCKS: Readonly<Record<string, string>> = {
  'RegisterTaskDefinitionRequest.containerDefinitions':
    '[\n\t{\n\t\t"name": "${1:app}",\n\t\t"image": "${2:image:tag}",\n\t\t"essential": true$0\n\t}\n]',
  'ContainerDefinition.cpu': '${1:256}',
  'ContainerDefinition.memory': '${1:512}',
  'ContainerDefinition.memoryReservation': '${1:256}',
  'ContainerDefinition.portMappings':
    '[\n\t{ "containerPort": ${1:8080}, "protocol": "${2|tcp,udp|}" }\n]',
  'PortMapping.containerPort': '${1:8080}',
  'ContainerDefinition.environment': '[\n\t{ "name": "${1:NAME}", "value": "$2" }\n]',
  'ContainerDefinition.secrets': '[\n\t{ "name": "${1:NAME}", "valueFrom": "$2" }\n]',
  'ContainerDefinition.mountPoints':
    '[\n\t{ "sourceVolume": "$1", "containerPath": "${2:/data}" }\n]',
  'ContainerDefinition.dependsOn':
    '[\n\t{ "containerName": "$1", "condition": "${2|START,HEALTHY,COMPLETE,SUCCESS|}" }\n]',
  'ContainerDefinition.logConfiguration':
    '{\n\t"logDriver": "awslogs",\n\t"options": {\n\t\t"awslogs-group": "${1:/ecs/app}",\n\t\t"awslogs-region": "${2:us-east-1}",\n\t\t"awslogs-stream-prefix": "${3:ecs}",\n\t\t"mode": "${4|non-blocking,blocking|}"\n\t}\n}',
  // Those that all launch types take; completion of the value has the others.
  'LogConfiguration.logDriver': '"${1|awslogs,awsfirelens,splunk|}"',
  'ContainerDefinition.healthCheck':
    '{\n\t"command": ["CMD-SHELL", "${1:curl -f http://localhost:8080/health || exit 1}"],\n\t"interval": ${2:30},\n\t"timeout": ${3:5},\n\t"retries": ${4:3},\n\t"startPeriod": ${5:10}\n}',
  'ContainerDefinition.ulimits':
    '[\n\t{ "name": "${1:nofile}", "softLimit": ${2:65536}, "hardLimit": ${3:65536} }\n]',
  'ContainerDefinition.firelensConfiguration':
    '{\n\t"type": "${1|fluentbit,fluentd|}",\n\t"options": { "enable-ecs-log-metadata": "true" }\n}',
  'RegisterTaskDefinitionRequest.volumes': '[\n\t{ "name": "${1:data}" }\n]',
  'Volume.efsVolumeConfiguration':
    '{\n\t"fileSystemId": "${1:fs-}",\n\t"transitEncryption": "ENABLED"\n}',
  'RegisterTaskDefinitionRequest.runtimePlatform':
    '{\n\t"cpuArchitecture": "${1|X86_64,ARM64|}",\n\t"operatingSystemFamily": "${2:LINUX}"\n}',
  'RegisterTaskDefinitionRequest.requiresCompatibilities':
    '["${1|FARGATE,EC2,EXTERNAL,MANAGED_INSTANCES|}"]',
  'CreateServiceRequest.desiredCount': '${1:1}',
  'CreateServiceRequest.networkConfiguration':
    '{\n\t"awsvpcConfiguration": {\n\t\t"subnets": ["${1:subnet-}"],\n\t\t"securityGroups": ["${2:sg-}"]\n\t}\n}',
  'CreateServiceRequest.placementStrategy':
    '[\n\t{ "type": "spread", "field": "attribute:ecs.availability-zone" },\n\t{ "type": "${1|binpack,spread|}", "field": "${2|memory,cpu,instanceId|}" }\n]',
  'CreateServiceRequest.placementConstraints': '[\n\t{ "type": "memberOf", "expression": "$1" }\n]',
  'CreateServiceRequest.deploymentConfiguration':
    '{\n\t"minimumHealthyPercent": ${1:100},\n\t"maximumPercent": ${2:200}\n}',
  'Plan.containerInstances':
    '[\n\t{ "instanceType": "${1:m5.large}", "count": ${2:3}, "availabilityZones": ["${3:us-east-1a}"] }\n]',
  'Plan.services':
    '[\n\t{ "serviceName": "${1:web}", "taskDefinition": "${2:./web.task-definition.json}", "desiredCount": ${3:2} }\n]',
  'Plan.tasks': '[\n\t{ "taskDefinition": "${1:./web.task-definition.json}", "count": ${2:1} }\n]',
};

/** The value that a key is completed with: a block that people know, else the shape's own. */
export function valueSnippet(structure: string | undefined, name: string, shape: Shape): string {
  const block = BLOCKS[`${structure}.${name}`];
  if (block) return block;
  // The cursor stays where the first value is written; nested members are asked for by completion.
  return fromShape(shape);
}

/** One item of a list, as the list's own block has it. */
export function itemSnippet(list: string, item: Shape): string {
  const [, block] = Object.entries(BLOCKS).find(([key]) => key.endsWith(`.${list}`)) ?? [];
  const [, inside] = /^\[\n\t(\{[\s\S]*\})\n\]$/.exec(block ?? '') ?? [];
  return inside ?? fromShape(item);
}

function fromShape(shape: Shape): string {
  if (shape.values && shape.values.length > 0) {
    return shape.values.length > 1
      ? `"\${1|${shape.values.map(plain).join(',')}|}"`
      : `"${plain(shape.values[0] ?? '')}"`;
  }
  switch (shape.type) {
    case 'string':
      return '"$1"';
    case 'integer':
    case 'number':
      return `\${1:${shape.default ?? shape.minimum ?? 0}}`;
    case 'boolean':
      return '${1|true,false|}';
    case 'array':
      return shape.items?.type === 'object' ? '[\n\t{$1}\n]' : '["$1"]';
    case 'object':
      return '{$1}';
    default:
      return '$1';
  }
}
