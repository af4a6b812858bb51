import { FARGATE_SIZES, fargateSize, memorySizes } from '../ecs/fargate-sizes.ts';
import { readImage } from '../ecs/images.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../ecs/units.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Cursor } from './cursor.ts';

const say = (template: string, params: Message['params'] = {}): Message =>
  message(template, params);

/** What the value under the cursor amounts to, in words. */
export function describeValue(cursor: Cursor, task: TaskDefinition | undefined): Message[] {
  const name = cursor.path.at(-1);
  const inContainer = cursor.path.length > 1;
  if (cursor.node.isUnknown) return [];
  switch (name) {
    case 'cpu':
      return inContainer ? cpu(cursor.node.number, undefined) : cpu(task?.cpu, task);
    case 'memory':
    case 'memoryReservation':
      return memory(
        inContainer ? cursor.node.number : task?.memory,
        inContainer ? undefined : task,
      );
    case 'image':
      return image(cursor.node.string);
    case 'hostPort':
      return hostPort(cursor.node.number, task);
    default:
      return [];
  }
}

function cpu(units: number | undefined, task: TaskDefinition | undefined): Message[] {
  if (units === undefined) return [];
  const vcpus = trimmed(units / UNITS_PER_VCPU);
  const amount = say('{units} CPU units are {vcpus} vCPU.', { units, vcpus });
  // Windows has sizes of its own.
  if (!task?.fargate || task.windows) return [amount];
  const size = fargateSize(units);
  if (!size) {
    const sizes = FARGATE_SIZES.map((each) => each.cpu).join(', ');
    return [amount, say('Not a Fargate size. Valid values: {sizes}.', { sizes })];
  }
  return [
    amount,
    say('Valid Fargate memory values with it: {memory} MiB.', { memory: memorySizes(size) }),
  ];
}

function memory(mib: number | undefined, task: TaskDefinition | undefined): Message[] {
  if (mib === undefined) return [];
  const amount = say('{mib} MiB are {gib} GiB.', { mib, gib: trimmed(mib / MIB_PER_GB) });
  if (!task?.fargate || task.windows) return [amount];
  const cpus = FARGATE_SIZES.filter((size) => size.memory.includes(mib)).map((size) => size.cpu);
  return cpus.length === 0
    ? [amount, say('Not a Fargate memory size.')]
    : [amount, say('Valid Fargate CPU values with it: {cpus} units.', { cpus: cpus.join(', ') })];
}

function image(reference: string | undefined): Message[] {
  const read = reference === undefined ? undefined : readImage(reference);
  if (!read) return [];
  const { registry, repository, tag, digest, ecr } = read;
  const version = digest ?? tag ?? 'latest';
  const about = say('Registry {registry}, repository {repository}, version {version}.', {
    registry,
    repository,
    version,
  });
  if (!ecr) return [about];
  const { region } = ecr;
  const login = say(
    'To pull it: `aws ecr get-login-password --region {region} | docker login --username AWS --password-stdin {registry}`',
    { region, registry },
  );
  return [about, login];
}

function hostPort(port: number | undefined, task: TaskDefinition | undefined): Message[] {
  if (port === 0 && task?.effectiveNetworkMode === 'bridge') {
    return [say('A dynamic host port: any number of tasks can share a container instance.')];
  }
  if (port && task?.effectiveNetworkMode === 'bridge') {
    return [say('A static host port: a container instance can run one of these tasks.')];
  }
  return [];
}

function trimmed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
