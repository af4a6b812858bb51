import type { ContainerInstance, PlacementResult } from '../../placement/model.ts';
import type { PictureGroup, PictureTask } from '../picture.ts';
import { runningId, taskId } from '../picture-id.ts';

/** The tasks on each instance: running ones first, then the copies in the order of the groups. */
export function tasksByInstance(
  { cluster, outcomes }: PlacementResult,
  groups: readonly PictureGroup[],
): PictureTask[][] {
  const tasks: PictureTask[][] = cluster.instances.map((instance, index) =>
    runningTasks(instance, index, groups),
  );
  for (const [outcome, { request, placed }] of outcomes.entries()) {
    const { cpu, memory } = request.task;
    for (const [copy, index] of placed.entries()) {
      const id = taskId(outcome, copy);
      tasks[index]?.push({ id, group: outcome, copy, running: false, cpu, memory });
    }
  }
  return tasks;
}

/** The tasks on one instance, in the same order. */
export function tasksOn(
  result: PlacementResult,
  index: number,
  groups: readonly PictureGroup[],
): PictureTask[] {
  const instance = result.cluster.instances[index];
  const tasks = instance ? runningTasks(instance, index, groups) : [];
  for (const [outcome, { request, placed }] of result.outcomes.entries()) {
    const { cpu, memory } = request.task;
    for (const [copy, on] of placed.entries()) {
      if (on !== index) continue;
      const id = taskId(outcome, copy);
      tasks.push({ id, group: outcome, copy, running: false, cpu, memory });
    }
  }
  return tasks;
}

/**
 * Tasks that run already. Those of a group in the plan are taken to be as large as its copies; what
 * the rest uses is shared out evenly, since nothing tells more.
 */
export function runningTasks(
  instance: ContainerInstance,
  index: number,
  groups: readonly PictureGroup[],
): PictureTask[] {
  const { registered, remaining, runningTasksCount } = instance;
  let cpu = registered.cpu - remaining.cpu;
  let memory = registered.memory - remaining.memory;
  const known: PictureTask[] = [];
  for (const [name, count] of instance.groups) {
    const group = groups.findIndex((each) => each.name === name);
    const size = groups[group];
    if (!size) continue;
    for (let copy = 0; copy < count; copy++) {
      const id = runningId(index, known.length);
      const own = { cpu: Math.min(size.cpu, cpu), memory: Math.min(size.memory, memory) };
      known.push({ id, group, copy, running: true, ...own });
      cpu -= own.cpu;
      memory -= own.memory;
    }
  }
  const others = Math.max(0, runningTasksCount - known.length);
  const rest = Array.from({ length: others }, (_, copy) => ({
    id: runningId(index, known.length + copy),
    group: -1,
    copy,
    running: true,
    cpu: cpu / others,
    memory: memory / others,
  }));
  return [...known, ...rest];
}
