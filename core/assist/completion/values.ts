import { FARGATE_SIZES, fargateSize } from '../../ecs/fargate-sizes.ts';
import { instanceTypes } from '../../ecs/instance-types.ts';
import { TaskDefinition } from '../../ecs/task-definition.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../../ecs/units.ts';
import { type Draft, literal, plain, text } from '../../text/draft.ts';
import type { Edit } from '../../text/edit.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { Node } from '../../text/node.ts';
import { own } from '../../text/own.ts';
import type { Scene } from '../scene.ts';
import { blocksFor } from './blocks.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { CompletionContext } from './context.ts';
import type { CompletionItem } from './item.ts';
import { logOptionValues } from './log-options.ts';
import { attributesIn, type Nearby, runAround } from './nearby.ts';
import { skeletons } from './skeletons.ts';
import { valueDraft } from './snippets.ts';

interface Value {
  readonly text: string;
  readonly kind?: CompletionItem['kind'];
  readonly detail?: Message;
  /** Where the value is more than its text. */
  readonly draft?: Draft;
  readonly edits?: readonly Edit[] | undefined;
}

/** The values that can stand at a place: allowed ones, and what else in the document fits. */
export function valueItems(
  context: CompletionContext,
  task: TaskDefinition | undefined,
  scene: Scene,
  nearby: Nearby,
): CompletionItem[] {
  const { shape } = context;
  const runs = task ?? nearby.task ?? inlineTask(context);
  const present = itemsBeside(context);
  const values = [
    ...special(context, runs, scene, nearby),
    ...fromShape(context, task),
    ...wholeValue(context),
  ].filter(({ text }) => !present.has(text));
  const isText = shape?.type === 'string' || shape?.values !== undefined || shape === undefined;
  const blocks = blocksFor(context, task, scene.document, nearby).map(
    ({ label, draft, edits }): Value => ({ text: label, draft, edits, kind: 'block' }),
  );
  return [...values, ...blocks].map(({ text: label, kind, detail, draft, edits = [] }, index) => {
    const value = draft ?? (isText ? text(plain(label)) : literal(label));
    const written = context.place.writeValue(value, label);
    return {
      label,
      kind: kind ?? 'value',
      ...written,
      range: context.place.range,
      detail,
      rank: index,
      edits: [...written.edits, ...edits],
    };
  });
}

/** The other strings of the list around the cursor. */
function itemsBeside({ container, place }: CompletionContext): Set<string | undefined> {
  const beside = container.items().filter(({ start }) => start !== place.range.start);
  return new Set(beside.map((item) => item.string));
}

/** A service of a plan may hold its task definition itself. */
function inlineTask({ container }: CompletionContext): TaskDefinition | undefined {
  const inline = runAround(container)?.get('taskDefinition');
  return inline?.kind === 'object' ? new TaskDefinition(inline) : undefined;
}

/** Source: developer guide, Fargate task definition considerations. */
const FARGATE_VALUES: Readonly<Record<string, readonly string[]>> = {
  logDriver: ['awslogs', 'splunk', 'awsfirelens'],
  networkMode: ['awsvpc'],
  pidMode: ['task'],
};

/** The block that the key is completed with, where its value is still to be written. */
function wholeValue({ shape, name, place, containerShape }: CompletionContext): Value[] {
  if (typeof name !== 'string' || place.range.start !== place.range.end) return [];
  if (shape?.type !== 'object' && shape?.type !== 'array') return [];
  const draft = valueDraft(containerShape?.structure, name, shape);
  return [{ text: name, kind: 'block', draft }];
}

function fromShape({ shape, name }: CompletionContext, task?: TaskDefinition): Value[] {
  if (shape?.values) {
    const only = task?.fargate && typeof name === 'string' ? own(FARGATE_VALUES, name) : undefined;
    const fits = (value: string) => only?.includes(value) ?? true;
    return shape.values.filter(fits).map((text) => ({ text }));
  }
  return shape?.type === 'boolean' ? [{ text: 'true' }, { text: 'false' }] : [];
}

function special(
  context: CompletionContext,
  task: TaskDefinition | undefined,
  scene: Scene,
  { taskDefinitions = [] }: Nearby,
): Value[] {
  const { name, path, container } = context;
  const list = typeof name === 'number' ? path.at(-1) : undefined;
  if (list === 'links') return others(context, task);
  if (list === 'add' || list === 'drop') return capabilities(list, task);
  if (list === 'taskDefinitions') return taskDefinitions.map(fileName);
  if (typeof name === 'string' && path.at(-1) === 'options' && path.at(-2) === 'logConfiguration') {
    return logOptionValues(container.parent?.get('logDriver').string, name);
  }
  switch (name) {
    case 'instanceType':
      return instanceTypeNames();
    case 'taskDefinition':
      return taskDefinitions.map(fileName);
    case 'containerName':
    case 'sourceContainer':
      return others(context, task);
    case 'containerPort':
      return portsOf(task, container.get('containerName').string);
    case 'portName':
      return mappingsOf(task).flatMap((mapping) => reference(mapping.get('name').string));
    case 'name':
      return path.includes('volumeConfigurations') ? volumesOf(task) : [];
    case 'sourceVolume':
      return volumesOf(task);
    case 'cpu':
      return path.length === 0 && task?.fargate ? fargateCpu() : [];
    case 'memory':
      return path.length === 0 && task?.fargate ? fargateMemory(task.cpu) : [];
    case 'field':
      return strategyFields(container.get('type').string, scene);
    default:
      return skeletons(name);
  }
}

/** What the strategies take. Source: API reference, PlacementStrategy. */
function strategyFields(type: string | undefined, scene: Scene): Value[] {
  if (type === 'random') return [];
  if (type === 'binpack') return [{ text: 'memory' }, { text: 'cpu' }];
  const attributes = attributesIn(scene).map((name) => `attribute:${name}`);
  const all = ['attribute:ecs.availability-zone', 'instanceId', ...attributes];
  return [...new Set(all)].map((text) => ({ text }));
}

function volumesOf(task: TaskDefinition | undefined): Value[] {
  return (task?.volumes ?? []).flatMap((volume) => reference(volume.get('name').string));
}

function mappingsOf(task: TaskDefinition | undefined): Node[] {
  return (task?.containers ?? []).flatMap(({ node }) => [...node.get('portMappings').items()]);
}

/** The ports of a container; of all while it is not named. */
function portsOf(task: TaskDefinition | undefined, container: string | undefined): Value[] {
  return (task?.containers ?? [])
    .filter(({ name }) => container === undefined || name === container)
    .flatMap(({ node }) => node.get('portMappings').items())
    .flatMap((mapping) => {
      const port = mapping.get('containerPort').number;
      return port === undefined ? [] : [{ text: String(port), kind: 'reference' as const }];
    });
}

function fileName(text: string): Value {
  return { text, kind: 'reference' };
}

function instanceTypeNames(): Value[] {
  return [...instanceTypes().values()].map(({ name, vCpus, memoryMiB }) => ({
    text: name,
    detail: message('{vcpus} vCPU, {gib} GiB', { vcpus: vCpus, gib: memoryMiB / MIB_PER_GB }),
  }));
}

/** The containers of the task but the one that the cursor is in. */
function others(context: CompletionContext, task: TaskDefinition | undefined): Value[] {
  const around = new Set<Node>();
  for (let node: Node | undefined = context.container; node; node = node.parent) around.add(node);
  return (task?.containers ?? [])
    .filter(({ node }) => !around.has(node))
    .flatMap(({ name }) => reference(name));
}

function reference(name: string | undefined): Value[] {
  return name ? [{ text: name, kind: 'reference' }] : [];
}

function fargateCpu(): Value[] {
  return FARGATE_SIZES.map(({ cpu }) => ({
    text: String(cpu),
    detail: message('{vcpus} vCPU', { vcpus: cpu / UNITS_PER_VCPU }),
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
    detail: message('{gib} GiB', { gib: mib / MIB_PER_GB }),
  }));
}

function capabilities(list: 'add' | 'drop', task: TaskDefinition | undefined): Value[] {
  // Source: developer guide, Fargate: only this one may be added.
  if (list === 'add' && task?.fargate) return [{ text: 'SYS_PTRACE' }];
  return CAPABILITIES.map((text) => ({ text }));
}
