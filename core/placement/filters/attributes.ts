import { message } from '../../text/message.ts';
import type { ContainerInstance, RequiredAttribute, TaskRequirements } from '../model.ts';
import type { Filter } from './filter.ts';

/**
 * The instance must have every attribute that the task definition requires; a value counts only
 * where one is given. What we derived ourselves is judged only on instances that list capabilities,
 * and the platform only where the instance names its own (assumptions: capabilities, platform).
 */
export const attributes: Filter<'ATTRIBUTE'> = {
  code: 'ATTRIBUTE',
  label: 'Attributes',
  counted:
    '{instances, plural, one {# instance lacks} other {# instances lack}} the attribute {subject}',
  event: 'is missing an attribute required by your task.',
  checks: ({ task }) => {
    const all = [...task.requiresAttributes, ...task.derivedAttributes, ...task.platform];
    if (all.length === 0) return [];
    const list = [...new Set(all.map(written))].join(', ');
    return [
      {
        title: message('has the required attributes: {attributes}', { attributes: list }),
        key: `attributes ${keyOf(task)}`,
        passes:
          ({ roster }) =>
          (index) =>
            missing(task, roster.instance(index)).next().done === true,
        reasons: ({ roster }, index) => {
          const instance = roster.instance(index);
          return [...missing(task, instance)].map((one) => {
            return { subject: written(one), message: lacking(one, instance) };
          });
        },
      },
    ];
  },
};

function lacking(attribute: RequiredAttribute, { attributes: has }: ContainerInstance) {
  const { name, value: required } = attribute;
  const found = has.get(name);
  return found === undefined || required === undefined
    ? message('lacks the attribute {attribute}', { attribute: written(attribute) })
    : message('{name} is {found}; {required} is required', { name, found, required });
}

function* missing(
  task: TaskRequirements,
  { attributes: has }: ContainerInstance,
): Generator<RequiredAttribute> {
  for (const attribute of task.requiresAttributes) if (!meets(has, attribute)) yield attribute;
  for (const attribute of task.platform) {
    if (has.has(attribute.name) && !meets(has, attribute)) yield attribute;
  }
  if (task.derivedAttributes.length === 0 || !listsCapabilities(has)) return;
  for (const attribute of task.derivedAttributes) if (!meets(has, attribute)) yield attribute;
}

function meets(has: ReadonlyMap<string, string>, { name, value }: RequiredAttribute): boolean {
  return value === undefined ? has.has(name) : has.get(name) === value;
}

/** True when the instance's attributes name what its agent can do. */
function listsCapabilities(has: ReadonlyMap<string, string>): boolean {
  for (const name of has.keys()) {
    if (/(?:^|\.)ecs\.capability\./.test(name) && name !== 'ecs.capability.external') return true;
  }
  return false;
}

function written({ name, value }: RequiredAttribute): string {
  return value === undefined ? name : `${name}=${value}`;
}

function keyOf(task: TaskRequirements): string {
  const lists = [task.requiresAttributes, task.derivedAttributes, task.platform];
  return lists.map((list) => list.map(written).join(' ')).join('|');
}
