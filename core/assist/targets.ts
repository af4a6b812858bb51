import { isAccount, readArn } from '../ecs/arn.ts';
import { detectedAfter, HEALTH_CHECK_DEFAULTS, unhealthyAfter } from '../ecs/health-check.ts';
import { instanceType } from '../ecs/instance-types.ts';
import { portMappingsOf, type TaskDefinition } from '../ecs/task-definition.ts';
import { MIB_PER_GB } from '../ecs/units.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Cursor } from './cursor.ts';

/**
 * What a value stands for, beyond its own text: the volume, the container or the port that it names, the
 * parts of a secret's ARN, an instance type, the times of a health check.
 * @param tasks in which names are looked up
 */
export function describeTarget(cursor: Cursor, tasks: readonly TaskDefinition[]): Message[] {
  const name = cursor.path.at(-1);
  if (cursor.path.at(-2) === 'healthCheck' || name === 'healthCheck') return healthCheck(cursor);
  const text = cursor.node.string;
  if (text === undefined) return [];
  switch (name) {
    case 'sourceVolume':
      return first(tasks, ({ volumes }) => named(volumes, text)).map(volume);
    case 'containerName':
    case 'sourceContainer':
      return containerOf(tasks, text);
    case 'portName':
      return first(tasks, (task) => named(portMappingsOf(task.containers), text)).map(port);
    case 'taskDefinition':
      return tasks.flatMap(task);
    case 'valueFrom':
      return secret(text);
    case 'instanceType':
      return describeInstanceType(text);
    case 'user':
      return cursor.owner?.structure === 'ContainerDefinition' ? user(text) : [];
    default:
      return cursor.path.at(-2) === 'links' ? containerOf(tasks, text.replace(/:.*$/s, '')) : [];
  }
}

/** The size, the network interfaces and the price of an instance type. Source: core/ecs/data. */
export function describeInstanceType(name: string): Message[] {
  const type = instanceType(name);
  if (!type) return [];
  const { vCpus, memoryMiB, maxEnis, trunkedTaskLimit, gpus, architecture, usdPerHour } = type;
  const gib = Math.round((memoryMiB / MIB_PER_GB) * 10) / 10;
  const told = [
    message('{vcpus} vCPU, {gib} GiB of memory, {architecture}.', {
      vcpus: vCpus,
      gib,
      architecture,
    }),
    ...(gpus > 0 ? [message('{count, plural, one {# GPU} other {# GPUs}}.', { count: gpus })] : []),
    trunkedTaskLimit === undefined
      ? message('{enis} network interfaces: {tasks} awsvpc tasks.', {
          enis: maxEnis,
          tasks: maxEnis - 1,
        })
      : message('{enis} network interfaces: {tasks} awsvpc tasks, {trunked} with ENI trunking.', {
          enis: maxEnis,
          tasks: maxEnis - 1,
          trunked: trunkedTaskLimit,
        }),
  ];
  if (usdPerHour === undefined) return told;
  const price = message('{usd} USD an hour on demand, Linux, us-east-1.', { usd: usdPerHour });
  return [...told, price];
}

/** The worst case of a health check, with the defaults of what is not written. */
function healthCheck({ node }: Cursor): Message[] {
  const check = node.kind === 'object' ? node : node.parent;
  if (!check || check.get('command').items()[0]?.string === 'NONE') return [];
  const member = (name: keyof typeof HEALTH_CHECK_DEFAULTS): number | undefined => {
    const value = check.get(name);
    return value.exists ? value.number : HEALTH_CHECK_DEFAULTS[name];
  };
  const [interval, timeout] = [member('interval'), member('timeout')];
  const [retries, startPeriod] = [member('retries'), member('startPeriod')];
  const given = [interval, timeout, retries, startPeriod].every((each) => each !== undefined);
  if (!given || !interval || interval > 300 || !retries || retries > 10) return [];
  const times = { interval, timeout: timeout ?? 0, retries, startPeriod: startPeriod ?? 0 };
  const template =
    'A container that hangs is UNHEALTHY after {detected} seconds at most; one that never becomes healthy, after {never} seconds.';
  const params = { detected: detectedAfter(times), never: unhealthyAfter(times, true) };
  return [message(template, params)];
}

function first(
  tasks: readonly TaskDefinition[],
  find: (task: TaskDefinition) => Node | undefined,
): Node[] {
  for (const each of tasks) {
    const found = find(each);
    if (found) return [found];
  }
  return [];
}

function named(nodes: readonly Node[], name: string): Node | undefined {
  return nodes.find((each) => each.get('name').string === name);
}

function volume(node: Node): Message {
  const efs = node.get('efsVolumeConfiguration');
  const fileSystem = efs.get('fileSystemId').text;
  if (fileSystem !== undefined) {
    const accessPoint = efs.get('authorizationConfig').get('accessPointId').text;
    return accessPoint === undefined
      ? message('The Amazon EFS file system `{fileSystem}`.', { fileSystem })
      : message('The Amazon EFS file system `{fileSystem}`, access point `{accessPoint}`.', {
          fileSystem,
          accessPoint,
        });
  }
  const path = node.get('host').get('sourcePath').text;
  if (path !== undefined) return message('The path `{path}` on the container instance.', { path });
  if (node.get('dockerVolumeConfiguration').exists) return message('A Docker volume.');
  if (node.get('configuredAtLaunch').boolean) {
    return message('A volume that is configured when the task is started.');
  }
  return message(
    'A volume that is empty at first. Its data is not guaranteed to persist after the task stops.',
  );
}

function containerOf(tasks: readonly TaskDefinition[], name: string): Message[] {
  const node = first(tasks, (each) => each.container(name)?.node)[0];
  const image = node?.get('image').text;
  if (!node || image === undefined) return [];
  const told = [message('The container with the image `{image}`.', { image })];
  const cpu = node.get('cpu').number;
  const memory = node.get('memory').number ?? node.get('memoryReservation').number;
  if (cpu !== undefined && memory !== undefined) {
    told.push(message('It has {cpu} CPU units and {memory} MiB.', { cpu, memory }));
  } else if (memory !== undefined) told.push(message('It has {memory} MiB.', { memory }));
  return told;
}

function port(node: Node): Message {
  const number = node.get('containerPort').value ?? node.get('containerPortRange').text ?? '…';
  const protocol = node.get('protocol').text ?? 'tcp';
  return message('The container port {port}/{protocol}.', { port: String(number), protocol });
}

function task(definition: TaskDefinition): Message[] {
  const { node, containers } = definition;
  const family = node.get('family').text ?? '…';
  const names = containers.map(({ label }) => label).join(', ');
  const { cpu, memory } = definition;
  return cpu === undefined || memory === undefined
    ? [message('The task definition {family} with {names}.', { family, names })]
    : [
        message('The task definition {family} with {names}: {cpu} CPU units, {memory} MiB.', {
          family,
          names,
          cpu,
          memory,
        }),
      ];
}

/** Source: developer guide, "Pass Secrets Manager secrets" and "Pass Systems Manager parameters". */
function secret(text: string): Message[] {
  const arn = readArn(text);
  const permission = (action: string) =>
    message('The execution role needs `{action}` on it.', { action });
  if (!arn) {
    const parameter = message(
      'The parameter `{name}` of Systems Manager in the Region of the task.',
      {
        name: text,
      },
    );
    return [parameter, permission('ssm:GetParameters')];
  }
  if (arn.service === 'ssm') {
    const name = arn.resource.replace(/^parameter/, '');
    const template = 'The parameter `{name}` of Systems Manager in {region}.';
    return [message(template, { name, region: arn.region }), permission('ssm:GetParameters')];
  }
  if (arn.service !== 'secretsmanager' || !isAccount(arn.account)) return [];
  const [, name = '', key, stage, version] = arn.resource.split(':');
  const plain = name.replace(/-[A-Za-z0-9]{6}$/, '');
  return [
    message('The secret `{name}` of Secrets Manager in {region}.', {
      name: plain,
      region: arn.region,
    }),
    key
      ? message('The value of its JSON key `{key}`.', { key })
      : message('Its whole value, not one key of it.'),
    version
      ? message('Its version `{version}`.', { version })
      : message('Its version stage `{stage}`.', { stage: stage || 'AWSCURRENT' }),
    permission('secretsmanager:GetSecretValue'),
  ];
}

/** Source: API reference, ContainerDefinition. */
function user(text: string): Message[] {
  const [name = '', group] = text.split(':');
  if (name === '') return [];
  if (/^(?:root|0+)$/.test(name)) return [message('The container runs as root.')];
  const isNumber = /^\d+$/.test(name);
  const who = isNumber
    ? message('The container runs as user ID {name}, which need not exist in the image.', { name })
    : message('The container runs as the user {name} of the image.', { name });
  return group ? [who, message('Its group is {group}.', { group })] : [who];
}
