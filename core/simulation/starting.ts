import { unhealthyAfter } from '../ecs/health-check.ts';
import { countsAt, healthyAfter, healthyAt } from './container-health.ts';
import type { Service, Task, TaskState } from './entities.ts';
import { Rank } from './queue.ts';
import { milliseconds, type Settings, seconds } from './settings.ts';
import { failBeforeRunning } from './stopping.ts';
import { newTargetHealthyAfter, newTargetUnhealthyAfter, TARGET_CHECK } from './target-health.ts';
import { say } from './texts.ts';
import { checkFailed } from './unhealthy.ts';
import type { World } from './world.ts';

/*
 * The life of tasks from the start order to healthy. Tasks that start together go through it together:
 * one entry of the queue for all of them. Source: developer guide, task lifecycle.
 */

/** Starts tasks of one owner and launch, which the scheduler has placed. */
export function start(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  if (!first) return;
  const { settings, revision } = { settings: first.owner.settings, revision: first.revision };
  const failing: Task[] = [];
  const going: Task[] = [];
  for (const task of tasks) {
    task.startedAt = world.now;
    if (world.input.history) task.history = [];
    task.enter('PROVISIONING');
    const fails = revision?.spec.outcome === 'beforeRunning' || (revision?.toFail ?? 0) > 0;
    if (fails && revision && revision.toFail > 0) revision.toFail--;
    task.failing = fails;
    (fails ? failing : going).push(task);
  }
  const pull = world.now + untilPull(first, settings);
  if (failing.length > 0) {
    const after = revision?.spec.failAfter;
    const end =
      after === undefined ? pull + pullOf(first, settings) : world.now + milliseconds(after);
    world.at(end, Rank.task, () => failBeforeRunning(world, stillIn(failing, 'PROVISIONING')));
  }
  if (going.length === 0) return;
  const digestAfter = revision?.spec.digestAfter;
  if (revision && digestAfter !== undefined && !revision.digestsKnown) {
    world.at(world.now + milliseconds(digestAfter), Rank.task, () => digestsKnown(world, first));
  }
  if (first.onFargate) world.at(pull, Rank.task, () => activate(world, going));
  else world.at(pull, Rank.task, () => agentActs(world, going));
}

/** Milliseconds from the start order until the image pull, or until the agent acts. */
function untilPull(task: Task, settings: Settings): number {
  if (task.onFargate) return settings.get('fargateProvisioning');
  const eni = (task.requirements?.eni ?? 0) > 0 ? settings.get('ec2Eni') : 0;
  return settings.get('ec2Placement') + eni;
}

function pullOf(task: Task, settings: Settings): number {
  return settings.get(task.onFargate ? 'fargatePull' : 'ec2Pull');
}

function stillIn(tasks: readonly Task[], state: TaskState): readonly Task[] {
  const is = (task: Task): boolean => task.state === state && task.wanted;
  return tasks.every(is) ? tasks : tasks.filter(is);
}

/** The agent has the tasks: those for which the host has room go on, the others wait in its queue. */
function agentActs(world: World, tasks: readonly Task[]): void {
  const ready: Task[] = [];
  for (const task of stillIn(tasks, 'PROVISIONING')) {
    task.enter('PENDING');
    if (world.agents[task.instance] !== 1) {
      const later = world.deferred.get(task.instance) ?? [];
      later.push(() => onHost(world, [task]));
      world.deferred.set(task.instance, later);
    } else if (world.hosts.accept(task)) ready.push(task);
  }
  activate(world, ready);
}

function onHost(world: World, tasks: readonly Task[]): void {
  activate(
    world,
    stillIn(tasks, 'PENDING').filter((task) => world.hosts.accept(task)),
  );
}

/** Image pull and start of the containers. */
export function activate(world: World, tasks: readonly Task[]): void {
  const going = tasks.filter(({ wanted }) => wanted);
  const [first] = going;
  if (!first) return;
  for (const task of going) {
    if (task.state === 'PROVISIONING') task.enter('PENDING');
    task.enter('ACTIVATING');
  }
  const { settings, name } = first.owner;
  world.record('TASKS_ACTIVATING', { service: name, tasks: going });
  if (first.revision?.spec.digestAfter === undefined) digestsKnown(world, first);
  const begins = settings.get(first.onFargate ? 'fargateStart' : 'ec2Start');
  world.at(world.now + pullOf(first, settings), Rank.task, () => {
    const pulled = stillIn(going, 'ACTIVATING');
    world.record('TASKS_PULLED', { service: name, tasks: pulled });
    world.at(world.now + begins, Rank.task, () => run(world, stillIn(pulled, 'ACTIVATING')));
  });
}

function digestsKnown(world: World, { revision, service }: Task): void {
  if (!revision || revision.digestsKnown) return;
  revision.digestsKnown = true;
  if (service) world.wake(service);
}

function run(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  if (!first) return;
  for (const task of tasks) {
    task.enter('RUNNING');
    task.runningAt = world.now;
  }
  world.record('TASKS_RUNNING', { service: first.owner.name, tasks });
  const { service } = first;
  if (!service) return;
  if (service.deployment?.revision === first.revision) service.deployment?.breaker?.taskRunning();
  world.touched.add(service);
  awaitChecks(world, service, tasks);
}

/** Plans when the checks of tasks that just reached RUNNING pass, or fail. */
function awaitChecks(world: World, service: Service, tasks: readonly Task[]): void {
  const { now } = world;
  const { settings } = service;
  const check = tasks[0]?.revision?.spec.containerCheck;
  const appStart = seconds(settings.get('appStart'));
  const running = now;
  const container = check ? now + milliseconds(healthyAfter(check, appStart)) : undefined;
  if (check) {
    const fails = now + milliseconds(unhealthyAfter(check, false));
    if (fails < (container ?? 0)) failAt(world, tasks, fails);
  }
  const target = service.spec.loadBalancer ? register(world, service, tasks, appStart) : undefined;
  const passed = { running, container, target };
  const waits = {
    healthySeconds: settings.get('healthySeconds'),
    healthySecondsLoadBalancer: settings.get('healthySecondsLoadBalancer'),
  };
  const counts = countsAt(passed, waits);
  const healthy = healthyAt(passed);
  if (healthy <= now) pass(world, service, tasks, counts);
  else world.at(healthy, Rank.target, () => pass(world, service, tasks, counts));
}

function failAt(world: World, tasks: readonly Task[], time: number): void {
  world.at(time, Rank.target, () => {
    for (const task of stillIn(tasks, 'RUNNING')) if (!task.healthy) checkFailed(world, task);
  });
}

/** The next pass registers the targets. @returns when they are healthy */
function register(
  world: World,
  service: Service,
  tasks: readonly Task[],
  appStart: number,
): number {
  const { settings } = service;
  const at = world.passFrom(service, world.now);
  const firstCheck = seconds(settings.get('firstTargetCheck'));
  const ready = appStart - seconds(at - world.now);
  const healthy = at + milliseconds(newTargetHealthyAfter(TARGET_CHECK, { firstCheck, ready }));
  const unhealthy = at + milliseconds(newTargetUnhealthyAfter(TARGET_CHECK, firstCheck));
  if (unhealthy < healthy) failAt(world, tasks, unhealthy);
  world.at(at, Rank.task, () => {
    const there = stillIn(tasks, 'RUNNING');
    if (there.length === 0) return;
    for (const task of there) task.registered = true;
    service.changedAt = world.now;
    const text = say('registered', { service: service.name, count: there.length });
    world.record('TARGETS_REGISTERED', { service: service.name, tasks: there, text });
    world.at(healthy, Rank.target, () => {
      const healthyTargets = stillIn(there, 'RUNNING').filter((task) => !task.unhealthy);
      if (healthyTargets.length === 0) return;
      world.record('TARGETS_HEALTHY', { service: service.name, tasks: healthyTargets });
    });
  });
  return healthy;
}

/** The checks of the tasks pass. */
function pass(world: World, service: Service, tasks: readonly Task[], counts: number): void {
  const healthy = stillIn(tasks, 'RUNNING').filter((task) => !task.unhealthy);
  if (healthy.length === 0) return;
  const { deployment } = service;
  for (const task of healthy) {
    task.healthy = true;
    task.unhealthySince = -1;
    if (task.revision === deployment?.revision) deployment?.breaker?.taskHealthy();
  }
  service.changedAt = world.now;
  world.record('TASKS_HEALTHY', { service: service.name, tasks: healthy });
  world.wake(service);
  const count = (): void => {
    for (const task of healthy) if (task.healthy) task.counted = true;
  };
  if (counts <= world.now) count();
  else {
    world.at(counts, Rank.target, () => {
      count();
      // In a steady state nothing waits for a task to count.
      if (!service.steady || service.deploying) world.wake(service);
    });
  }
}
