import type { Picture, PictureInstance, PictureTask } from '../../../core/view/picture.ts';
import type { InstanceStep, PictureTimeline, TaskSpan } from '../../../core/view/timeline.ts';

/**
 * The picture at a moment: the tasks that run or start then, each on its instance. What a picture has
 * beside these (sentence, totals) is that of the picture as it stands.
 * @param time seconds from the start
 */
export function frameAt(picture: Picture, timeline: PictureTimeline, time: number): Picture {
  const counted = picture.detail === 'counts';
  const loads = picture.instances.map(() => new Load());
  for (const [index, span] of timeline.tasks.entries()) {
    const [group, instance, from, , to] = span;
    const load = loads[instance];
    if (!load || from > time || (to >= 0 && to <= time)) continue;
    const size = picture.groups[group];
    load.add(taskOf(span, index, time, size?.cpu ?? 0, size?.memory ?? 0), counted);
  }
  const statuses = statusesAt(timeline.instances, time);
  const instances = picture.instances.map((instance, index) =>
    drawn(instance, loads[index] ?? new Load(), statuses.get(index)),
  );
  return { ...picture, instances, unplaced: [] };
}

/** What stands on an instance. */
class Load {
  readonly tasks: PictureTask[] = [];
  readonly counts = new Map<number, number>();
  cpu = 0;
  memory = 0;
  count = 0;

  add(task: PictureTask, counted: boolean): void {
    if (!counted) this.tasks.push(task);
    this.counts.set(task.group, (this.counts.get(task.group) ?? 0) + 1);
    this.cpu += task.cpu;
    this.memory += task.memory;
    this.count++;
  }
}

/** A task that starts is drawn like one to be placed, a RUNNING one like one that runs. */
function taskOf(
  span: TaskSpan,
  index: number,
  time: number,
  cpu: number,
  memory: number,
): PictureTask {
  const [group, instance, , running] = span;
  const runs = running >= 0 && running <= time;
  return { id: `instance ${instance}`, group, copy: index, running: runs, cpu, memory };
}

function drawn(
  instance: PictureInstance,
  load: Load,
  status: InstanceStep['status'] | undefined,
): PictureInstance {
  // Tasks that nothing in the plan describes stay for as long as their instance does.
  const gone = status === 'GONE';
  const others = gone ? [] : instance.tasks.filter(({ group }) => group < 0);
  const sum = (of: (task: PictureTask) => number) =>
    others.reduce((total, task) => total + of(task), 0);
  const left = (amount: { readonly registered: number }, used: number) => ({
    registered: amount.registered,
    remaining: Math.max(0, amount.registered - used),
  });
  return {
    ...instance,
    status: gone ? 'TERMINATED' : (status ?? instance.status),
    cpu: left(instance.cpu, load.cpu + sum(({ cpu }) => cpu)),
    memory: left(instance.memory, load.memory + sum(({ memory }) => memory)),
    tasks: [...others, ...load.tasks],
    counts: [...load.counts].flat(),
    taskCount: load.count + others.length,
  };
}

/** What each instance is by then, as far as it has changed. */
function statusesAt(
  steps: readonly InstanceStep[],
  time: number,
): ReadonlyMap<number, InstanceStep['status']> {
  const statuses = new Map<number, InstanceStep['status']>();
  for (const { time: at, instance, status } of steps) {
    if (at <= time) statuses.set(instance, status);
  }
  return statuses;
}
