import type { PlacementRequest } from '../placement/model.ts';
import type { Service, StopCode, Task, TaskState } from './entities.ts';
import { taskEndedBeforeRunning } from './failed-start.ts';
import { Rank } from './queue.ts';
import { say, stopText } from './texts.ts';
import type { World } from './world.ts';

/*
 * The life of tasks from the stop order to STOPPED. Source: developer guide, task lifecycle.
 */

/** The scheduler tells tasks of one owner to stop. */
export function stop(
  world: World,
  tasks: readonly Task[],
  code: StopCode = 'ServiceSchedulerInitiated',
): void {
  const [first] = tasks;
  if (!first) return;
  const { service, owner } = first;
  const running: Task[] = [];
  const pending: Task[] = [];
  unwant(world, tasks, code);
  for (const task of tasks) (task.state === 'RUNNING' ? running : pending).push(task);
  if (service) {
    service.changedAt = world.now;
    service.steady = false;
    world.touched.add(service);
  }
  for (const [part, kind] of [
    [running, 'running'],
    [pending, 'pending'],
  ] as const) {
    if (part.length === 0) continue;
    const text = service && stopText(service.name, part, kind);
    world.record('TASKS_STOP_ORDERED', { service: owner.name, tasks: part, text, subject: kind });
  }
  world.roomMade();
  end(world, pending);
  const registered = running.filter((task) => task.registered);
  leaveTargets(world, registered);
  if (registered.length < running.length) {
    terminate(
      world,
      running.filter((task) => !task.registered),
    );
  }
}

/** Their desired status becomes STOPPED: for the scheduler their resources are free. */
function unwant(world: World, tasks: readonly Task[], code: StopCode): void {
  const freed = new Map<PlacementRequest, number[]>();
  for (const task of tasks) {
    if (!task.wanted) continue;
    task.wanted = false;
    task.stopCode = code;
    if (task.launch.kind !== 'EC2') continue;
    const { request } = task.launch;
    const indices = freed.get(request);
    if (indices) indices.push(task.instance);
    else freed.set(request, [task.instance]);
  }
  for (const [{ task, group }, indices] of freed) {
    world.state.removeAll(indices, task, group);
    world.reserved.cpu -= indices.length * task.cpu;
    world.reserved.memory -= indices.length * task.memory;
  }
}

function still(tasks: readonly Task[], state: TaskState): readonly Task[] {
  const is = (task: Task): boolean => task.state === state;
  return tasks.every(is) ? tasks : tasks.filter(is);
}

/** Targets are deregistered and drain for the deregistration delay, whatever their connections. */
function leaveTargets(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  const service = first?.service;
  if (!first || !service) return;
  for (const task of tasks) task.enter('DEACTIVATING');
  const { settings } = service;
  world.at(world.now + settings.get('deregisterLag'), Rank.task, () => {
    const left = still(tasks, 'DEACTIVATING');
    if (left.length === 0) return;
    for (const task of left) task.registered = false;
    service.changedAt = world.now;
    const text = say('deregistered', { service: service.name, count: left.length });
    world.record('TARGETS_DEREGISTERED', { service: service.name, tasks: left, text });
    world.wake(service);
    world.at(world.now + settings.get('deregistrationDelay'), Rank.task, () =>
      terminate(world, still(left, 'DEACTIVATING')),
    );
  });
}

/** SIGTERM, and SIGKILL after the stop timeout. An agent that is lost does it when it is back. */
export function terminate(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  if (!first) return;
  const reachable: Task[] = [];
  for (const task of tasks) {
    if (task.instance < 0 || world.agents[task.instance] === 1) reachable.push(task);
    else {
      task.enter('DEACTIVATING');
      const later = world.deferred.get(task.instance) ?? [];
      later.push(() => terminate(world, still([task], 'DEACTIVATING')));
      world.deferred.set(task.instance, later);
    }
  }
  if (reachable.length === 0) return;
  for (const task of reachable) {
    if (task.state === 'RUNNING') task.enter('DEACTIVATING');
    task.enter('STOPPING');
  }
  world.record('TASKS_SIGTERM', { service: first.owner.name, tasks: reachable });
  const { settings } = first.owner;
  const needs = Math.min(settings.get('stopSeconds'), settings.get('stopTimeout'));
  world.at(world.now + needs, Rank.task, () => end(world, still(reachable, 'STOPPING')));
}

/** The processes have ended. */
export function end(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  if (!first) return;
  const { owner, service } = first;
  for (const task of tasks) task.enter('DEPROVISIONING');
  world.record('TASKS_ENDED', { service: owner.name, tasks });
  if (service) world.wake(service);
  const last = first.onFargate ? owner.settings.get('fargateDeprovisioning') : 0;
  if (last > 0) world.at(world.now + last, Rank.task, () => stopped(world, tasks));
  else stopped(world, tasks);
}

/** The tasks are STOPPED: the host has their resources back. */
export function stopped(world: World, tasks: readonly Task[]): void {
  const gone = tasks.filter(({ state }) => state !== 'STOPPED');
  const [first] = gone;
  if (!first) return;
  const { owner, service } = first;
  const freed: Task[] = [];
  for (const task of gone) {
    task.enter('STOPPED');
    world.occupy(task, -1);
    freed.push(...world.hosts.release(task));
  }
  owner.sweep();
  world.record('TASKS_STOPPED', { service: owner.name, tasks: gone });
  for (const [, group] of byOwner(freed)) world.handlers.freed(world, group);
  const failed = gone.filter(({ stopCode }) => stopCode === 'TaskFailedToStart');
  if (service && failed.length > 0) taskEndedBeforeRunning(world, service, failed);
  if (service) world.wake(service);
  if (world.terminating.size > 0) world.handlers.stopped(world, gone);
}

function byOwner(tasks: readonly Task[]): Map<unknown, Task[]> {
  const groups = new Map<unknown, Task[]>();
  for (const task of tasks) {
    const group = groups.get(task.revision ?? task.owner) ?? [];
    if (group.length === 0) groups.set(task.revision ?? task.owner, group);
    group.push(task);
  }
  return groups;
}

/** Tasks end before RUNNING. */
export function failBeforeRunning(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  if (!first) return;
  for (const task of tasks) task.failing = true;
  unwant(world, tasks, 'TaskFailedToStart');
  world.record('TASKS_FAILED_TO_START', { service: first.owner.name, tasks });
  if (first.service) {
    // Until they are STOPPED no other tasks start in their place.
    first.service.unnoticed += tasks.length;
    world.touched.add(first.service);
  }
  world.roomMade();
  end(world, tasks);
}

/**
 * Tasks end by themselves, or with what they run on. The scheduler replaces them after a while.
 * @param gone true when their host is gone, so that nothing is left to clean up
 */
export function lose(world: World, tasks: readonly Task[], code: StopCode, gone: boolean): void {
  const [first] = tasks;
  if (!first) return;
  const { service } = first;
  const surprising = tasks.filter((task) => task.wanted);
  unwant(world, surprising, code);
  for (const task of surprising) {
    task.healthy = false;
    task.counted = false;
  }
  if (service && surprising.length > 0) notice(world, service, surprising);
  if (gone) {
    world.record('TASKS_ENDED', { service: first.owner.name, tasks });
    stopped(world, tasks);
  } else end(world, tasks);
}

/** The scheduler notices `exitReaction` later that tasks have ended. */
function notice(world: World, service: Service, tasks: readonly Task[]): void {
  const { deployment } = service;
  if (deployment?.inProgress) {
    for (const { revision } of tasks) {
      if (revision && revision !== deployment.revision) deployment.lost.push(revision);
    }
  }
  service.changedAt = world.now;
  service.steady = false;
  world.touched.add(service);
  const reaction = service.settings.get('exitReaction');
  if (reaction <= 0) return world.wake(service);
  service.unnoticed += tasks.length;
  world.at(world.now + reaction, Rank.task, () => {
    service.unnoticed -= tasks.length;
    world.wake(service);
  });
}
