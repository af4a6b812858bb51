import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { text } from '../../text/draft.ts';
import { message } from '../../text/message.ts';
import { own } from '../../text/own.ts';
import { docsOf } from '../docs.ts';
import { unsupported } from '../support.ts';
import type { CompletionContext } from './context.ts';
import type { CompletionItem } from './item.ts';
import { LOG_OPTIONS } from './log-options.ts';
import { valueDraft } from './snippets.ts';

/** The keys that an object does not have yet, required ones first. */
export function keyItems(
  context: CompletionContext,
  task: TaskDefinition | undefined,
): CompletionItem[] {
  const { place, container, containerShape } = context;
  const present = new Set(container.members.map(({ name }) => name));
  if (!containerShape?.members) return optionItems(context, present);
  const structure = containerShape.structure;
  const required = new Set(containerShape.required);
  return [...containerShape.members]
    .filter(([name]) => !present.has(name) || isTyped(context, name))
    .map(([name, shape], index) => {
      const docs = docsOf(structure, name);
      const struckThrough = unsupported(structure, name, task);
      const usual = USUAL[structure ?? '']?.indexOf(name) ?? -1;
      const order = required.has(name) ? 0 : usual >= 0 ? 100 + usual : 200 + index;
      return {
        label: name,
        kind: 'field' as const,
        ...place.writeKey(name, valueDraft(structure, name, shape)),
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

/** Options of the log driver beside them; other maps have free keys. */
function optionItems(context: CompletionContext, present: ReadonlySet<string>): CompletionItem[] {
  if (context.path.at(-1) !== 'options' || context.path.at(-2) !== 'logConfiguration') return [];
  const driver = context.container.parent?.get('logDriver').string ?? '';
  return (own(LOG_OPTIONS, driver) ?? [])
    .filter(({ name }) => !present.has(name))
    .map(({ name, value, needed }, index) => ({
      label: name,
      kind: 'field',
      ...context.place.writeKey(name, text(value)),
      range: context.place.range,
      detail: needed ? message('needed') : undefined,
      rank: needed ? index : 100 + index,
    }));
}
