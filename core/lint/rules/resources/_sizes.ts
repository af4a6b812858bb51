import { FARGATE_SIZES, type FargateSize } from '../../../ecs/fargate-sizes.ts';
import type { TaskDefinition } from '../../../ecs/task-definition.ts';

/** CPU units and MiB that the containers of a task ask for together, as far as they are known. */
export function asked(task: TaskDefinition): { cpu: number; memory: number } {
  let cpu = 0;
  let memory = 0;
  for (const { node } of task.containers) {
    cpu += Math.max(0, node.get('cpu').number ?? 0);
    memory += Math.max(0, node.get('memory').number ?? node.get('memoryReservation').number ?? 0);
  }
  return { cpu, memory };
}

/** The number of the list that is nearest to the wanted one; of two, the larger. */
export function nearest(wanted: number, numbers: readonly number[]): number {
  let best = numbers[0] ?? wanted;
  for (const number of numbers) {
    if (Math.abs(number - wanted) <= Math.abs(best - wanted)) best = number;
  }
  return best;
}

/** The Fargate sizes that a task can have: those of its operating system. */
export function sizesFor(task: TaskDefinition): readonly FargateSize[] {
  return task.windows ? FARGATE_SIZES.filter((size) => size.windows) : FARGATE_SIZES;
}
