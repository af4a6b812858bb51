import type { Picture, PictureInstance } from '../../core/placement/picture.ts';
import { countOf } from './sections.ts';
import type { Focus } from './selection.ts';
import { percent, signed, t } from './text.ts';
import type { Difference } from './variant.ts';

/** How full each instance is, from 0 to 1; with a focus how many of its tasks run there. */
export function levels({ instances }: Picture, { groups }: Focus): Float32Array {
  const level = new Float32Array(instances.length);
  if (!groups) {
    for (const [index, { cpu, memory }] of instances.entries()) {
      level[index] = Math.max(share(cpu), share(memory));
    }
    return level;
  }
  let most = 1;
  for (const [index, instance] of instances.entries()) {
    let count = 0;
    for (const group of groups) count += countOf(instance, group);
    level[index] = count;
    most = Math.max(most, count);
  }
  return level.map((count) => count / most);
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
  const tip = t(
    '{instance} ({type}, {section}): {tasks} tasks, CPU {cpu}, memory {memory} in use',
    {
      instance: instance.label,
      type: instance.type,
      section,
      tasks: instance.taskCount,
      cpu: percent(cpu.registered - cpu.remaining, cpu.registered),
      memory: percent(memory.registered - memory.remaining, memory.registered),
    },
  );
  if (!difference) return tip;
  const by = difference.groups.map((each) => `${signed(each.by)} ${each.group}`).join(', ');
  return `${tip} – ${t('differs from the file')}${by ? ` (${by})` : ''}`;
}
