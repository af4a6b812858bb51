import type { Service, Task } from './entities.ts';
import { Rank } from './queue.ts';
import type { World } from './world.ts';

/** Tasks without scale-in protection; looks again when the first protection ends. */
export function unprotected(
  world: World,
  service: Service,
  tasks: readonly Task[],
): readonly Task[] {
  let next = Number.POSITIVE_INFINITY;
  for (const { protectedUntil } of tasks) {
    if (protectedUntil > world.now && protectedUntil < next) next = protectedUntil;
  }
  if (next === Number.POSITIVE_INFINITY) return tasks;
  world.at(next, Rank.task, () => world.wake(service));
  return tasks.filter(({ protectedUntil }) => protectedUntil <= world.now);
}
