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

/** The instances leave the cluster: their tasks end. Source: developer guide, container instances. */
export function remove(world: World, instances: readonly number[], code: StopCode): void {
  const gone = new Set(instances.filter((index) => world.registered[index] === 1));
  for (const index of gone) {
    world.registered[index] = 0;
    world.instancesChanged = true;
    world.agents[index] = 0;
    world.state.active[index] = 0;
    world.terminating.delete(index);
    world.record('INSTANCE_TERMINATED', { subject: world.instanceName(index) });
  }
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
  let others = 0;
  for (const tasks of tasksOn(world, (index) => index === instance)) {
    const { service } = tasks[0] ?? {};
    if (service?.spec.scheduling === 'DAEMON') world.wake(service);
    others += tasks.length;
  }
  if (others > 0) return;
  world.terminating.delete(instance);
  const after = world.settings.get('instanceTermination');
  world.at(world.now + after, Rank.instance, () => remove(world, [instance], 'TerminationNotice'));
}
