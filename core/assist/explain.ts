import { readArn } from '../ecs/arn.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import { COMPATIBILITY_NAMES, type Possibility } from '../lint/compatibility.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';
import { own } from '../text/own.ts';

/** One line of the explanation of a task definition. */
export interface ExplanationLine {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'reason';
  readonly text: Message;
  /** What in the document says so. */
  readonly at?: Range;
}

/**
 * A task definition in words: what runs, what it needs, how it is reached, where it can run.
 * @param possibilities what `compatibilitiesOf` says about its document
 */
export function explainTask(
  task: TaskDefinition,
  possibilities: readonly Possibility[],
): ExplanationLine[] {
  const lines: ExplanationLine[] = [];
  const add: Add = (kind, template, params = {}, at) => {
    const text = message(template, params);
    lines.push(
      at && at.end > at.start
        ? { kind, text, at: { start: at.start, end: at.end } }
        : { kind, text },
    );
  };
  const family = task.node.get('family');
  add('title', 'Task definition {family}', { family: family.text ?? '…' }, family);
  size(task, add);
  network(task, add);
  add('heading', 'What runs');
  for (const { node, label } of task.containers) container(node, label, add);
  add('heading', 'What it needs');
  needs(task, add);
  if (possibilities.length > 0) add('heading', 'Where it can run');
  for (const each of possibilities) possibility(each, add);
  return lines;
}

type Add = (
  kind: ExplanationLine['kind'],
  template: string,
  params?: Message['params'],
  at?: Range,
) => void;

function size({ node: task, cpu, memory, containers }: TaskDefinition, add: Add): void {
  const sum = (of: (container: Node) => number) =>
    containers.reduce((total, { node }) => total + of(node), 0);
  const asked = {
    cpu: cpu ?? sum((node) => node.get('cpu').number ?? 0),
    memory:
      memory ??
      sum((node) => node.get('memoryReservation').number || (node.get('memory').number ?? 0)),
  };
  const template =
    cpu === undefined && memory === undefined
      ? 'Its containers need {cpu} CPU units and {memory} MiB in total.'
      : 'It needs {cpu} CPU units and {memory} MiB.';
  const at = [task.get('cpu'), task.get('memory')].find(({ exists }) => exists);
  add('paragraph', template, asked, at);
}

const NETWORKS: Readonly<Record<string, string>> = {
  awsvpc: 'Each task has its own network interface and IP address, shared by its containers.',
  bridge:
    'Containers use a bridge network on the container instance; their ports are mapped to ports of the instance.',
  host: 'Containers use the network of the container instance directly.',
  none: 'Containers have no network.',
  default: 'Containers use the NAT network of Windows on their container instance.',
};

function network({ node, effectiveNetworkMode }: TaskDefinition, add: Add): void {
  const template = own(NETWORKS, effectiveNetworkMode);
  if (template) add('paragraph', template, {}, node.get('networkMode'));
}

function container(node: Node, label: string, add: Add): void {
  const image = node.get('image').text ?? '…';
  const essential = node.get('essential').boolean !== false;
  add(
    'item',
    essential
      ? '**{name}** runs `{image}`. When it stops, the whole task stops.'
      : '**{name}** runs `{image}`. The task goes on without it.',
    { name: label, image },
    node,
  );
  const ports = node
    .get('portMappings')
    .items()
    .map((mapping) => {
      const port =
        mapping.get('containerPort').value ?? mapping.get('containerPortRange').text ?? '…';
      return `${port}/${mapping.get('protocol').text ?? 'tcp'}`;
    });
  if (ports.length > 0) {
    const params = { name: label, ports: ports.join(', ') };
    add('item', '**{name}** listens on {ports}.', params, node.get('portMappings'));
  }
  for (const each of node.get('dependsOn').items()) {
    const params = { name: label, other: each.get('containerName').text ?? '…' };
    const template = own(STARTS, each.get('condition').string);
    if (template) add('item', template, params, each);
  }
  const logging = node.get('logConfiguration');
  const driver = logging.get('logDriver').text;
  if (driver) add('item', '**{name}** logs through {driver}.', { name: label, driver }, logging);
}

const STARTS: Readonly<Record<string, string>> = {
  START: '**{name}** starts once {other} has started.',
  HEALTHY: '**{name}** starts once {other} is healthy.',
  COMPLETE: '**{name}** starts once {other} has ended.',
  SUCCESS: '**{name}** starts once {other} has ended without an error.',
};

function needs(task: TaskDefinition, add: Add): void {
  const { node, containers, volumes } = task;
  const execution = node.get('executionRoleArn');
  if (execution.text) {
    const template =
      'Execution role {role}: used by ECS to pull images, write logs and read secrets.';
    add('item', template, { role: name(execution.text) }, execution);
  }
  const role = node.get('taskRoleArn');
  if (role.text) {
    const template = 'Task role {role}: used by the containers to call AWS.';
    add('item', template, { role: name(role.text) }, role);
  }
  for (const { node: container, label } of containers) {
    for (const secret of container.get('secrets').items()) {
      const params = { name: label, secret: secretName(secret.get('valueFrom').text ?? '…') };
      add('item', 'The secret {secret}, for **{name}**.', params, secret);
    }
  }
  for (const each of volumes) volume(each, task, add);
}

const VOLUMES: Readonly<Record<string, string>> = {
  efsVolumeConfiguration: 'The volume {name} on Amazon EFS. Its data remains after the task stops.',
  dockerVolumeConfiguration: 'The Docker volume {name}.',
  fsxWindowsFileServerVolumeConfiguration: 'The volume {name} on Amazon FSx for Windows.',
  configuredAtLaunch: 'The volume {name}, which is configured when the task is started.',
};

function volume(node: Node, { fargate }: TaskDefinition, add: Add): void {
  const params = { name: node.get('name').text ?? '…' };
  const kind = node.members.find(({ name: key }) => key !== 'name' && key !== 'host')?.name;
  const path = node.get('host').get('sourcePath').text;
  if (kind !== undefined) {
    add('item', own(VOLUMES, kind) ?? 'The volume {name}.', params, node);
  } else if (path === undefined) {
    add(
      'item',
      'The volume {name}, which is empty at first. Its data is not guaranteed to persist after the task stops.',
      params,
      node,
    );
  } else {
    const template = fargate
      ? 'The volume {name} at `{path}` of a container instance, which Fargate does not have.'
      : 'The volume {name} at `{path}` of the container instance. Its data remains there after the task stops.';
    add('item', template, { ...params, path }, node);
  }
}

/** Reasons that are told of one launch type. */
const MOST_REASONS = 20;

function possibility({ compatibility, blockers }: Possibility, add: Add): void {
  const params = { name: COMPATIBILITY_NAMES[compatibility] };
  add('item', blockers.length === 0 ? 'On {name}.' : 'Not on {name}:', params);
  for (const { message, params: said, start, end } of blockers.slice(0, MOST_REASONS)) {
    add('reason', message, said, { start, end });
  }
}

/** What a secret is called: of an ARN the part behind the account, without a JSON key. */
function secretName(valueFrom: string): string {
  const { service, resource = valueFrom } = readArn(valueFrom) ?? {};
  if (service === 'ssm') return resource.replace(/^parameter/, '');
  return service === 'secretsmanager' ? (resource.split(':')[1] ?? resource) : valueFrom;
}

/** The last part of an ARN. */
function name(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}
