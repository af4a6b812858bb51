import { smallestFargateSize } from '../../ecs/fargate-sizes.ts';
import { portMappingsOf, type TaskDefinition } from '../../ecs/task-definition.ts';
import type { Edit, Editor } from '../../text/edit.ts';
import { type Message, message } from '../../text/message.ts';
import { type Node, toValue } from '../../text/node.ts';

/** A change with a name. */
export interface Change {
  readonly title: Message;
  readonly edits: readonly Edit[];
}

/** What each conversion is made of: changes after which the task runs what it ran before. */
export const CONVERSIONS = {
  fargate: (editor: Editor, task: TaskDefinition): Change[] => [
    ...set(editor, task.node, 'requiresCompatibilities', ['FARGATE']),
    ...set(editor, task.node, 'networkMode', 'awsvpc'),
    ...fargateSize(editor, task),
    ...withoutHostPorts(editor, task),
  ],
  awsvpc: (editor: Editor, task: TaskDefinition): Change[] => [
    ...set(editor, task.node, 'networkMode', 'awsvpc'),
    ...withoutHostPorts(editor, task),
  ],
  bridge: (editor: Editor, task: TaskDefinition): Change[] => [
    ...set(editor, task.node, 'networkMode', 'bridge'),
    ...dynamicHostPorts(editor, task),
  ],
} as const;

/** The order in which members of a task are written. */
const ORDER = ['family', 'requiresCompatibilities', 'networkMode', 'cpu', 'memory'];

function set(editor: Editor, node: Node, key: string, value: string | string[]): Change[] {
  const present = node.get(key);
  // What a tool fills in is not ours to choose, and what stands there already stays as it is written.
  if (present.isUnknown) return [];
  if (JSON.stringify(toValue(present)) === JSON.stringify(value)) return [];
  const before = ORDER.slice(0, ORDER.indexOf(key)).filter((each) => node.member(each));
  const edits =
    present.kind === 'missing'
      ? editor.insert(node, key, value, before.at(-1))
      : [editor.replace(present, value)];
  const title = message('Set "{key}" to {value}', { key, value: JSON.stringify(value) });
  return [{ title, edits }];
}

/** The smallest size that holds what the containers ask for. */
function fargateSize(editor: Editor, task: TaskDefinition): Change[] {
  const sum = (of: (container: Node) => number) =>
    task.containers.reduce((total, { node }) => total + of(node), 0);
  const cpu = task.cpu ?? sum((node) => node.get('cpu').number ?? 0);
  const memory =
    task.memory ??
    sum((node) => node.get('memory').number ?? node.get('memoryReservation').number ?? 0);
  const size = smallestFargateSize(cpu, memory);
  if (!size) return [];
  return [
    ...(task.cpu === size.cpu ? [] : set(editor, task.node, 'cpu', String(size.cpu))),
    ...(task.memory === size.memory ? [] : set(editor, task.node, 'memory', String(size.memory))),
  ];
}

/** In network mode awsvpc each task has ports of its own. */
function withoutHostPorts(editor: Editor, task: TaskDefinition): Change[] {
  return portMappingsOf(task.containers).flatMap((mapping) => {
    const hostPort = mapping.get('hostPort');
    if (hostPort.kind === 'missing') return [];
    const title = message('Remove "{name}"', { name: 'hostPort' });
    return [{ title, edits: editor.remove(hostPort) }];
  });
}

/** Dynamic ports let any number of copies share an instance, as network interfaces did. */
function dynamicHostPorts(editor: Editor, task: TaskDefinition): Change[] {
  return portMappingsOf(task.containers).flatMap((mapping) => {
    if (!mapping.get('containerPort').exists) return [];
    const hostPort = mapping.get('hostPort');
    const edits =
      hostPort.kind === 'missing'
        ? editor.insert(mapping, 'hostPort', 0, 'containerPort')
        : [editor.replace(hostPort, 0)];
    return [{ title: message('Set "{key}" to {value}', { key: 'hostPort', value: 0 }), edits }];
  });
}
