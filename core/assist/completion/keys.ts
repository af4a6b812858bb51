import { logOptionsOf } from '../../ecs/log-options/log-options.ts';
import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { type Draft, firstStop, text } from '../../text/draft.ts';
import { message } from '../../text/message.ts';
import { docsOf } from '../docs.ts';
import type { Scene } from '../scene.ts';
import { unsupported } from '../support.ts';
import type { CompletionContext } from './context.ts';
import type { CompletionItem } from './item.ts';
import { filler } from './known.ts';
import type { Nearby } from './nearby.ts';
import { valueDraft } from './snippets.ts';
import { hasValues, isLogOptions } from './values.ts';

/** The keys that an object does not have yet, required ones first. */
export function keyItems(
  context: CompletionContext,
  task: TaskDefinition | undefined,
  scene: Scene,
  nearby: Nearby,
): CompletionItem[] {
  const { place, container, containerShape } = context;
  const present = new Set(container.members.map(({ name }) => name));
  const fill = filler(nearby.known ?? [], task, container);
  if (!containerShape?.members) return optionItems(context, present, fill);
  const suggests = (name: string, written: Draft) => {
    const stop = firstStop(written);
    return stop !== undefined && hasValues(context, [name, ...stop], task, scene, nearby);
  };
  const structure = containerShape.structure;
  const required = new Set(containerShape.required);
  return [...containerShape.members]
    .filter(([name]) => !present.has(name) || isTyped(context, name))
    .filter(([name]) => !RETIRED.has(`${structure}.${name}`) || isTyped(context, name))
    .map(([name, shape], index) => {
      const docs = docsOf(structure, name);
      const struckThrough = unsupported(structure, name, task);
      const usual = USUAL[structure ?? '']?.indexOf(name) ?? -1;
      const order = required.has(name) ? 0 : usual >= 0 ? 100 + usual : 200 + index;
      const written = fill(valueDraft(structure, name, shape));
      return {
        label: scene.document.notation.spell(name, container),
        kind: 'field' as const,
        ...place.writeKey(name, written),
        suggestsNext: suggests(name, written),
        range: place.range,
        detail: message(required.has(name) ? '{type}, required' : '{type}', { type: shape.type }),
        docs,
        rank: struckThrough ? order + 1000 : order,
        ...(struckThrough ? { struckThrough } : {}),
      };
    });
}

/** What nearly every document of the kind has, in the order in which people write it. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  RegisterTaskDefinitionRequest: [
    'family',
    'requiresCompatibilities',
    'networkMode',
    'cpu',
    'memory',
    'executionRoleArn',
    'taskRoleArn',
    'containerDefinitions',
    'volumes',
  ],
  ContainerDefinition: [
    'name',
    'image',
    'essential',
    'cpu',
    'memory',
    'memoryReservation',
    'portMappings',
    'environment',
    'secrets',
    'healthCheck',
    'logConfiguration',
  ],
  CreateServiceRequest: ['serviceName', 'taskDefinition', 'desiredCount', 'launchType'],
};

/** The key under the cursor is offered though the object has it: it is being written. */
function isTyped({ container, place }: CompletionContext, name: string): boolean {
  const { start } = place.range;
  return container.members.some((m) => m.name === name && m.keyRange.start === start);
}

/** Members that Amazon ECS no longer takes. Source: API reference, RegisterTaskDefinition. */
const RETIRED: ReadonlySet<string> = new Set([
  'RegisterTaskDefinitionRequest.inferenceAccelerators',
]);

/** Options of the log driver beside them; other maps have free keys. */
function optionItems(
  context: CompletionContext,
  present: ReadonlySet<string>,
  fill: (written: Draft) => Draft,
): CompletionItem[] {
  const { container, place, path } = context;
  if (!isLogOptions(path) || !container.parent) return [];
  return logOptionsOf(container.parent)
    .filter(({ name }) => !present.has(name))
    .map(({ name, value, docs, needed }, index) => ({
      label: name,
      kind: 'field',
      ...place.writeKey(name, fill(text(value))),
      range: place.range,
      detail: needed ? message('needed') : undefined,
      docs,
      rank: needed ? index : 100 + index,
    }));
}
