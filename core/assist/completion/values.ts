import { FARGATE_SIZES, fargateSize } from '../../ecs/fargate-sizes.ts';
import { instanceTypes } from '../../ecs/instance-types.ts';
import { type KnownValues, valuesOf } from '../../ecs/known-values.ts';
import { logOption as logOptionOf, logOptionValues } from '../../ecs/log-options/log-options.ts';
import { TaskDefinition } from '../../ecs/task-definition.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../../ecs/units.ts';
import { literal, plain, text } from '../../text/draft.ts';
import { message } from '../../text/message.ts';
import { own } from '../../text/own.ts';
import type { Scene } from '../scene.ts';
import { blocksFor } from './blocks.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { CompletionContext } from './context.ts';
import type { CompletionItem, Value } from './item.ts';
import { filler, identifiers, knownValues } from './known.ts';
import { attributesIn, type Nearby, OF_THE_TASK, runAround } from './nearby.ts';
import { otherContainers, portNamesOf, portsOf, referencesTo, volumesOf } from './references.ts';
import { valueDraft } from './snippets.ts';

/** The values that can stand at a place: allowed ones, and what else in the document fits. */
export function valueItems(
  context: CompletionContext,
  task: TaskDefinition | undefined,
  scene: Scene,
  nearby: Nearby,
): CompletionItem[] {
  const { shape } = context;
  const present = itemsBeside(context);
  const values = [
    ...special(context, task, scene, nearby),
    ...fromShape(context, task),
    ...wholeValue(context, scene),
  ].filter(({ text }) => !present.has(text));
  const isText = shape?.type === 'string' || shape?.values !== undefined || shape === undefined;
  const blocks = blocksFor(context, task, scene.document, nearby).map(
    ({ label, draft, edits }): Value => ({ text: label, draft, edits, kind: 'block' }),
  );
  const fill = filler(nearby.known ?? [], task, context.container);
  return [...values, ...blocks].map(({ text: label, kind, detail, draft, edits = [] }, index) => {
    const value = draft ? fill(draft) : isText ? text(plain(label)) : literal(label);
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

/**
 * Whether there are values to choose from where the cursor stops first in what a key is completed with.
 * @param stop the way from the object around the cursor, the key first
 */
export function hasValues(
  context: CompletionContext,
  stop: readonly (string | number)[],
  task: TaskDefinition | undefined,
  scene: Scene,
  nearby: Nearby,
): boolean {
  const inner = [...stop];
  const name = inner.pop();
  let shape = context.containerShape;
  for (const step of inner) {
    shape = typeof step === 'number' ? shape?.items : shape?.members?.get(step);
  }
  const at: CompletionContext = {
    ...context,
    containerShape: shape,
    path: [...context.path, ...inner],
    name,
    shape: typeof name === 'number' ? shape?.items : shape?.members?.get(name ?? ''),
  };
  const ofTheTask = scene.services > 0 && OF_THE_TASK.has(String(name));
  return ofTheTask || special(at, task, scene, nearby).length > 0 || fromShape(at, task).length > 0;
}

/** The other strings of the list around the cursor. */
function itemsBeside({ container, place }: CompletionContext): Set<string | undefined> {
  const beside = container.items().filter(({ start }) => start !== place.range.start);
  return new Set(beside.map((item) => item.string));
}

/** A service of a plan may hold its task definition itself, that of a template refers to one beside it. */
function inlineTask(
  { container }: CompletionContext,
  { document }: Scene,
): TaskDefinition | undefined {
  const inline = runAround(container)?.get('taskDefinition');
  const node = (inline && document.unitOf?.(inline)?.root) ?? inline;
  return node?.kind === 'object' ? new TaskDefinition(node) : undefined;
}

/** Source: developer guide, Fargate task definition considerations. */
const FARGATE_VALUES: Readonly<Record<string, readonly string[]>> = {
  logDriver: ['awslogs', 'splunk', 'awsfirelens'],
  networkMode: ['awsvpc'],
  pidMode: ['task'],
};

/** The block that the key is completed with, where its value is still to be written. */
function wholeValue(
  { shape, name, place, container, containerShape }: CompletionContext,
  { document }: Scene,
): Value[] {
  if (typeof name !== 'string' || place.range.start !== place.range.end) return [];
  if (shape?.type !== 'object' && shape?.type !== 'array') return [];
  // Its keys are offered one by one.
  if (shape.type === 'object' && place.inside) return [];
  const draft = valueDraft(containerShape?.structure, name, shape);
  return [{ text: document.notation.spell(name, container), kind: 'block', draft }];
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
  nearby: Nearby,
): Value[] {
  const { name, path, container } = context;
  const list = typeof name === 'number' ? path.at(-1) : undefined;
  const inline = inlineTask(context, scene);
  const tasks = task ? [task] : inline ? [inline] : (nearby.tasks ?? []);
  const { taskDefinitions = [], known = [] } = nearby;
  if (list === 'links') return otherContainers(context, tasks);
  if (list === 'add' || list === 'drop') return capabilities(list, task);
  if (list === 'taskDefinitions') return referencesTo(taskDefinitions);
  if (typeof name === 'string' && isLogOptions(path)) return logOption(context, name, known);
  switch (name) {
    case 'instanceType':
      return instanceTypeNames();
    case 'taskDefinition':
      // Amazon ECS takes a family; paths are for Stowage, in plans above all.
      return referencesTo([
        ...(scene.services > 0 ? valuesOf(known, 'family') : []),
        ...taskDefinitions,
      ]);
    case 'containerName':
    case 'sourceContainer':
      return otherContainers(context, tasks);
    case 'containerPort':
      return task ? ports(context, known) : portsOf(tasks, container.get('containerName').string);
    case 'portName':
      return portNamesOf(tasks);
    case 'name':
      return path.includes('volumeConfigurations') ? volumesOf(tasks) : [];
    case 'sourceVolume':
      return volumesOf(tasks);
    case 'cpu':
      return path.length === 0 && task?.fargate ? fargateCpu() : [];
    case 'memory':
      return path.length === 0 && task?.fargate ? fargateMemory(task.cpu) : [];
    case 'field':
      return strategyFields(container.get('type').string, scene);
    default:
      return [...knownValues(context, known), ...identifiers(name, known)];
  }
}

/** Whether a path leads to the options of a log driver. */
export function isLogOptions(path: CompletionContext['path']): boolean {
  return path.at(-1) === 'options' && path.at(-2) === 'logConfiguration';
}

/** What the workspace has for an option, and what it usually is. */
function logOption(
  context: CompletionContext,
  name: string,
  known: readonly KnownValues[],
): Value[] {
  const { parent = context.container } = context.container;
  const usual = logOptionValues(logOptionOf(parent, name)).filter((text) => !text.includes('<'));
  const values = [...knownValues(context, known), ...usual.map((text) => ({ text }))];
  return [...new Map(values.map((value) => [value.text, value])).values()];
}

/** Ports that containers of the workspace listen on, but those of this task. */
function ports(context: CompletionContext, known: readonly KnownValues[]): Value[] {
  return knownValues(context, known.slice(1));
}

/** What the strategies take. Source: API reference, PlacementStrategy. */
function strategyFields(type: string | undefined, scene: Scene): Value[] {
  if (type === 'random') return [];
  if (type === 'binpack') return [{ text: 'memory' }, { text: 'cpu' }];
  const attributes = attributesIn(scene).map((name) => `attribute:${name}`);
  const all = ['attribute:ecs.availability-zone', 'instanceId', ...attributes];
  return [...new Set(all)].map((text) => ({ text }));
}

function instanceTypeNames(): Value[] {
  return [...instanceTypes().values()].map(({ name, vCpus, memoryMiB }) => ({
    text: name,
    detail: message('{vcpus} vCPU, {gib} GiB', { vcpus: vCpus, gib: memoryMiB / MIB_PER_GB }),
  }));
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
