import type { ContainerInstance, RequiredAttribute, TaskRequirements } from '../model.ts';
import { message, type Reason, type StageOf } from './stage.ts';

/**
 * The instance must have every attribute that the task definition requires; a value counts only
 * where one is given. What we derived ourselves is judged only on instances that list capabilities,
 * and the platform only where the instance names its own (assumptions: capabilities, platform).
 */
export const attributes: StageOf = ({ task }) => {
  const all = [...task.requiresAttributes, ...task.derivedAttributes, ...task.platform];
  if (all.length === 0) return undefined;
  const list = [...new Set(all.map(written))].join(', ');
  return {
    code: 'ATTRIBUTE',
    title: message('has the required attributes: {attributes}', { attributes: list }),
    key: `attributes ${keyOf(task)}`,
    passes:
      ({ roster }) =>
      (index) =>
        missing(task, roster.instance(index)).next().done === true,
    reasons: ({ roster }, index) => {
      const instance = roster.instance(index);
      return [...missing(task, instance)].map((attribute): Reason => {
        const has = instance.attributes.get(attribute.name);
        const asked = written(attribute);
        const said =
          has === undefined || attribute.value === undefined
            ? message('lacks the attribute {asked}', { asked })
            : message('has {name} {has}, and {asked} is asked', {
                name: attribute.name,
                has,
                asked: attribute.value,
              });
        return { code: 'ATTRIBUTE', subject: asked, message: said };
      });
    },
  };
};

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
