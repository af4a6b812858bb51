import { isPublicEcr } from '../ecs/images.ts';
import { type Message, message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { ecrImage } from './ecr-image.ts';
import { secretNames, secretPlaces } from './secret-values.ts';
import type { SourceId } from './sources.ts';

/** A rule of a security group. */
export interface SecurityRule {
  readonly direction: 'in' | 'out';
  readonly protocol: string;
  /** `8080` or `32768-65535`. */
  readonly ports: string;
  /** Whose security group holds the rule. */
  readonly group: 'task' | 'instance' | 'mount target';
  readonly because: Node;
  readonly why: Message;
}

/** A VPC endpoint that a subnet without a way to the internet needs. */
export interface Endpoint {
  /** Behind `com.amazonaws.REGION.`. */
  readonly service: string;
  readonly type: 'Interface' | 'Gateway';
  readonly because: Node;
  readonly why: Message;
  readonly source: SourceId;
}

/** The rules of security groups that the ports and volumes of a definition need. */
export function securityRules(definition: Definition): SecurityRule[] {
  const { task } = definition;
  if (!task) return [];
  const mode = definition.launch.fargate ? 'awsvpc' : task.effectiveNetworkMode;
  const rules: SecurityRule[] = [];
  for (const { node } of task.containers) {
    for (const mapping of node.get('portMappings').items()) {
      const rule = portRule(mapping, mode);
      if (rule) rules.push(rule);
    }
  }
  for (const volume of task.volumes) rules.push(...volumeRules(volume, mode));
  return rules;
}

/** Dynamic host ports: what Linux hands out on ECS AMIs and the documented fallback, in one range. */
const DYNAMIC = '32768-65535';

function portRule(mapping: Node, mode: string | undefined): SecurityRule | undefined {
  const container = mapping.get('containerPort');
  const range = mapping.get('containerPortRange');
  const host = mapping.get('hostPort');
  const because = container.exists ? container : range;
  const fixed = textOf(container) ?? range.text;
  if (fixed === undefined || mode === undefined || mode === 'none') return undefined;
  const protocol = mapping.get('protocol').string?.toLowerCase() ?? 'tcp';
  const named = { direction: 'in', protocol, because } as const;
  if (mode === 'awsvpc') {
    const why = message('The load balancer or the clients reach the task at the port.');
    return { ...named, group: 'task', ports: fixed, why };
  }
  if (mode === 'host') {
    const why = message('The container listens on the instance.');
    return { ...named, group: 'instance', ports: fixed, why };
  }
  const dynamic = range.exists || !host.exists || host.number === 0;
  const why = dynamic
    ? message('The host port is dynamic. Allow the group of the load balancer alone, never a CIDR.')
    : message('The host port is fixed.');
  const ports = dynamic ? DYNAMIC : (textOf(host) ?? fixed);
  return { ...named, group: 'instance', ports, why };
}

function textOf(node: Node): string | undefined {
  return node.number === undefined ? node.text : String(node.number);
}

function volumeRules(volume: Node, mode: string | undefined): SecurityRule[] {
  const nfs = [
    volume.get('efsVolumeConfiguration').get('fileSystemId'),
    volume.get('s3filesVolumeConfiguration').get('fileSystemArn'),
  ].filter((each) => each.exists);
  const group = mode === 'awsvpc' ? 'task' : 'instance';
  const rules = nfs.flatMap((because): SecurityRule[] => [
    {
      ...{ direction: 'out', protocol: 'tcp', ports: '2049', group, because },
      why: message('NFS to the mount target.'),
    },
    {
      ...{ direction: 'in', protocol: 'tcp', ports: '2049', group: 'mount target', because },
      why: message('NFS from the group of the tasks.'),
    },
  ]);
  const windows = volume.get('fsxWindowsFileServerVolumeConfiguration').get('fileSystemId');
  if (windows.exists) {
    const why = message('SMB to the file system.');
    rules.push({
      ...{ direction: 'out', protocol: 'tcp', ports: '445', group, because: windows, why },
    });
  }
  return rules;
}

/** The endpoints that tasks need in a subnet that has neither NAT nor a public address, each once. */
export function endpointsOf(definition: Definition): Endpoint[] {
  const found: Endpoint[] = [];
  for (const { node } of definition.task?.containers ?? []) {
    found.push(...imageEndpoints(node.get('image')));
    found.push(...logEndpoints(node.get('logConfiguration')));
    for (const file of node.get('environmentFiles').items()) found.push(s3(file.get('value')));
  }
  found.push(...secretEndpoints(definition), ...agentEndpoints(definition));
  const exec = definition.service?.get('enableExecuteCommand');
  if (exec?.boolean === true) {
    found.push(endpoint('ssmmessages', exec, message('ECS Exec.'), 'practice'));
  }
  const seen = new Set<string>();
  return found.filter(({ service }) => !seen.has(service) && seen.add(service));
}

/** Images that no endpoint reaches: they need NAT, or a pull through cache. */
export function publicImages({ task }: Definition): Node[] {
  return (task?.containers ?? [])
    .map(({ node }) => node.get('image'))
    .filter((image) => {
      const name = image.string;
      return name !== undefined && (isPublicEcr(name) || !ecrImage(name));
    });
}

function endpoint(service: string, because: Node, why: Message, source: SourceId): Endpoint {
  return { service, type: 'Interface', because, why, source };
}

function s3(because: Node): Endpoint {
  const why = message('Reading the object.');
  return { service: 's3', type: 'Gateway', because, why, source: 'practice' };
}

function imageEndpoints(image: Node): Endpoint[] {
  if (!ecrImage(image.text)) return [];
  const why = message('Pulling the image. Its layers come from Amazon S3.');
  return [
    endpoint('ecr.api', image, why, 'ecrEndpoints'),
    endpoint('ecr.dkr', image, why, 'ecrEndpoints'),
    { ...endpoint('s3', image, why, 'ecrEndpoints'), type: 'Gateway' },
  ];
}

/** Endpoints of the log router's outputs. */
const OUTPUTS: readonly (readonly [name: RegExp, service: string])[] = [
  [/^cloudwatch(?:_logs)?$/i, 'logs'],
  [/^(?:kinesis_)?firehose$/i, 'kinesis-firehose'],
  [/^kinesis(?:_streams)?$/i, 'kinesis-streams'],
];

function logEndpoints(configuration: Node): Endpoint[] {
  const driver = configuration.get('logDriver');
  const why = message('Sending logs.');
  if (driver.string === 'awslogs') return [endpoint('logs', driver, why, 'endpoints')];
  if (driver.string !== 'awsfirelens') return [];
  const name = configuration.get('options').get('Name');
  const [, service] = OUTPUTS.find(([pattern]) => pattern.test(name.string ?? '')) ?? [];
  return service === undefined ? [] : [endpoint(service, name, why, 'practice')];
}

function secretEndpoints(definition: Definition): Endpoint[] {
  return secretPlaces(definition).flatMap(({ node, bare }) =>
    secretNames(node, bare, definition.scope).map(({ kind }) => {
      const service = kind === 'secret' ? 'secretsmanager' : 'ssm';
      return endpoint(service, node, message('Reading secrets and parameters.'), 'endpoints');
    }),
  );
}

/** The agent of an instance talks to Amazon ECS; on Fargate it does so outside of the subnet. */
function agentEndpoints({ task, launch }: Definition): Endpoint[] {
  if (!task || !(launch.ec2 || launch.external)) return [];
  const compatibilities = task.node.get('requiresCompatibilities');
  const because = compatibilities.exists ? compatibilities : task.containerDefinitions;
  const why = message('The container agent of the instance. Create them in this order.');
  return ['ecs-agent', 'ecs-telemetry', 'ecs'].map((service) =>
    endpoint(service, because, why, 'endpoints'),
  );
}
