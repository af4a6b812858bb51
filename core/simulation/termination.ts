import type { StopCode, Task } from './entities.ts';
import { Rank } from './queue.ts';
import { lose } from './stopping.ts';
import type { World } from './world.ts';

/** All tasks on some instances that are not STOPPED, by owner. */
export function tasksOn(world: World, on: (instance: number) => boolean): readonly Task[][] {
  const groups: Task[][] = [];
  for (const { tasks } of [...world.services.values(), ...world.standalone.values()]) {
    const there = tasks.filter(({ instance }) => instance >= 0 && on(instance));
    if (there.length > 0) groups.push(there);
  }
  return groups;
}

/** Whether no task is left on an instance. */
export function isEmpty({ tasksOn: tasks, daemonsOn }: World, instance: number): boolean {
  return (tasks[instance] ?? 0) + (daemonsOn[instance] ?? 0) === 0;
}

/** The instances leave the cluster: their tasks end. Source: developer guide, container instances. */
export function remove(world: World, instances: readonly number[], code: StopCode): void {
  const gone = new Set(instances.filter((index) => world.registered[index] === 1));
  if (gone.size > 0) world.removals++;
  for (const index of gone) {
    world.registered[index] = 0;
    world.instancesChanged = true;
    world.agents[index] = 0;
    world.state.active[index] = 0;
    world.terminating.delete(index);
    world.record('INSTANCE_TERMINATED', { subject: world.instanceName(index) });
  }
  if ([...gone].every((index) => isEmpty(world, index))) return;
  for (const tasks of tasksOn(world, (index) => gone.has(index))) lose(world, tasks, code, true);
}

/**
 * Terminates instances that a managed draining hook held until their tasks ended.
 * @param stopped tasks that have just ended
 */
export function finishTermination(world: World, stopped: readonly Task[]): void {
  for (const { instance } of stopped) {
    if (world.terminating.has(instance)) terminateWhenEmpty(world, instance);
  }
}

/** Terminates the instance if no task is left on it; daemons are told to stop by the scheduler. */
export function terminateWhenEmpty(world: World, instance: number): void {
  if ((world.daemonsOn[instance] ?? 0) > 0) {
    for (const service of world.services.values()) {
      const here = service.tasks.some((task) => task.instance === instance);
      if (service.spec.scheduling === 'DAEMON' && here) world.wake(service);
    }
  }
  if (!isEmpty(world, instance)) return;
  world.terminating.delete(instance);
  const after = world.settings.get('instanceTermination');
  world.at(world.now + after, Rank.instance, () => remove(world, [instance], 'TerminationNotice'));
}
