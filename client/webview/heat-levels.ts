import type { Picture, PictureInstance } from '../../core/view/picture.ts';
import { countOf } from './sections.ts';
import type { Focus } from './selection.ts';
import { devicesInUse } from './slots.ts';
import { stateOf, typeBeside } from './state.ts';
import { percent, signed, t } from './text.ts';
import type { Difference } from './variant.ts';

/** By instance from 0 to 1: how full it is, or how many of the tasks in focus it runs. */
export interface Levels {
  readonly level: Float32Array;
  /** The tasks in focus on the instance that has most of them. */
  readonly most: number;
}

export function levelsOf({ instances }: Picture, { groups }: Focus): Levels {
  const level = new Float32Array(instances.length);
  if (!groups) {
    for (const [index, instance] of instances.entries()) {
      const { cpu, memory } = instance;
      level[index] = Math.max(share(cpu), share(memory), devicesInUse(instance));
    }
    return { level, most: 0 };
  }
  let most = 0;
  for (const [index, instance] of instances.entries()) {
    let count = 0;
    for (const group of groups) count += countOf(instance, group);
    level[index] = count;
    most = Math.max(most, count);
  }
  return { level: level.map((count) => count / Math.max(1, most)), most };
}

function share({ registered, remaining }: PictureInstance['cpu']): number {
  return registered > 0 ? (registered - remaining) / registered : 0;
}

/** What an instance is, in a line, with what differs from the other variant. */
export function tipOf(
  instance: PictureInstance,
  section: string,
  difference: Difference | undefined,
) {
  const { cpu, memory } = instance;
  const state = stateOf(instance);
  const tip = t(
    state === ''
      ? '{instance} ({where}): {tasks} tasks, CPU {cpu}, memory {memory} in use'
      : '{instance} ({where}), {state}: {tasks} tasks, CPU {cpu}, memory {memory} in use',
    {
      state,
      instance: instance.label,
      where: [typeBeside(instance), section || t('none')].filter(Boolean).join(', '),
      tasks: instance.taskCount,
      cpu: percent(cpu.registered - cpu.remaining, cpu.registered),
      memory: percent(memory.registered - memory.remaining, memory.registered),
    },
  );
  if (!difference) return tip;
  const by = difference.groups.map((each) => `${signed(each.by)} ${each.group}`).join(', ');
  return `${tip} – ${t('differs from the file')}${by ? ` (${by})` : ''}`;
}
