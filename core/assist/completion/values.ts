import { FARGATE_SIZES, fargateSize } from '../../ecs/fargate-sizes.ts';
import { instanceTypes } from '../../ecs/instance-types.ts';
import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../../ecs/units.ts';
import type { Message } from '../../text/message.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { CompletionContext } from './context.ts';
import { type CompletionItem, plain } from './item.ts';

interface Value {
  readonly text: string;
  readonly kind?: CompletionItem['kind'];
  readonly detail?: Message;
  /** Where the value is more than its text: a snippet without quotes. */
  readonly snippet?: string;
}

/** The values that can stand at a place: allowed ones, and what else in the document fits. */
export function valueItems(
  context: CompletionContext,
  task: TaskDefinition | undefined,
): CompletionItem[] {
  const { shape } = context;
  const values = [...special(context, task), ...fromShape(context)];
  const quoted = shape?.type === 'string' || shape?.values !== undefined || shape === undefined;
  return values.map(({ text, kind, detail, snippet }, index) => {
    const written = quoted ? `"${snippet ?? plain(text)}"` : (snippet ?? text);
    return {
      label: text,
      kind: kind ?? 'value',
      snippet: `${context.needsCommaBefore ? ',' : ''}${written}${context.needsCommaAfter ? ',' : ''}`,
      range: context.range,
      detail,
      rank: index,
      filter: quoted ? `"${text}"` : text,
    };
  });
}

function fromShape({ shape, container }: CompletionContext): Value[] {
  if (shape?.values) {
    const present = new Set(container.items().map((item) => item.string));
    return shape.values.filter((value) => !present.has(value)).map((text) => ({ text }));
  }
  return shape?.type === 'boolean' ? [{ text: 'true' }, { text: 'false' }] : [];
}

function special(context: CompletionContext, task: TaskDefinition | undefined): Value[] {
  const { name, path } = context;
  const list = typeof name === 'number' ? path.at(-1) : undefined;
  if (list === 'links') return others(context, task);
  if (list === 'add' || list === 'drop') return capabilities(list, task);
  switch (name) {
    case 'instanceType':
      return instanceTypeNames();
    case 'containerName':
    case 'sourceContainer':
      return others(context, task);
    case 'sourceVolume':
      return (task?.volumes ?? []).flatMap((volume) => reference(volume.get('name').string));
    case 'cpu':
      return path.length === 0 && task?.fargate ? fargateCpu() : [];
    case 'memory':
      return path.length === 0 && task?.fargate ? fargateMemory(task.cpu) : [];
    case 'taskRoleArn':
    case 'executionRoleArn':
      return [arn('arn:aws:iam::${1:111122223333}:role/${2:ecsTaskExecutionRole}')];
    case 'valueFrom':
      return [
        arn('arn:aws:secretsmanager:${1:us-east-1}:${2:111122223333}:secret:${3:name-AbCdEf}'),
        arn('arn:aws:ssm:${1:us-east-1}:${2:111122223333}:parameter/${3:name}'),
      ];
    default:
      return [];
  }
}

function instanceTypeNames(): Value[] {
  return [...instanceTypes().values()].map(({ name, vCpus, memoryMiB }) => ({
    text: name,
    detail: {
      template: '{vcpus} vCPU, {gib} GiB',
      params: { vcpus: vCpus, gib: memoryMiB / MIB_PER_GB },
    },
  }));
}

/** The containers of the task but the one that the cursor is in. */
function others(context: CompletionContext, task: TaskDefinition | undefined): Value[] {
  return (task?.containers ?? [])
    .filter(({ node }) => !(node.start <= context.range.start && context.range.end <= node.end))
    .flatMap(({ name }) => reference(name));
}

function reference(name: string | undefined): Value[] {
  return name ? [{ text: name, kind: 'reference' }] : [];
}

function fargateCpu(): Value[] {
  return FARGATE_SIZES.map(({ cpu }) => ({
    text: String(cpu),
    detail: { template: '{vcpus} vCPU', params: { vcpus: cpu / UNITS_PER_VCPU } },
  }));
}

/** The memory sizes that go with the CPU of the task; all of them while there is none. */
function fargateMemory(cpu: number | undefined): Value[] {
  const size = cpu === undefined ? undefined : fargateSize(cpu);
  const amounts =
    size?.memory ??
    [...new Set(FARGATE_SIZES.flatMap(({ memory }) => memory))].sort((a, b) => a - b);
  return amounts.map((mib) => ({
    text: String(mib),
    detail: { template: '{gib} GiB', params: { gib: mib / MIB_PER_GB } },
  }));
}

function capabilities(list: 'add' | 'drop', task: TaskDefinition | undefined): Value[] {
  // Source: developer guide, Fargate: only this one may be added.
  if (list === 'add' && task?.fargate) return [{ text: 'SYS_PTRACE' }];
  return CAPABILITIES.map((text) => ({ text }));
}

function arn(snippet: string): Value {
  const text = snippet.replace(/\$\{\d:([^}]*)\}/g, '$1');
  return { text, snippet, kind: 'block' };
}
