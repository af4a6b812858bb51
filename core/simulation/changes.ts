import { beginDeployment } from './deploying.ts';
import { type Service, type Standalone, Task } from './entities.ts';
import { instanceEvent, interruptTasks, loseZone, restoreZone } from './instance-events.ts';
import { emptiest, place } from './launching.ts';
import type { PlanEvent, RevisionSpec } from './model.ts';
import { Rank } from './queue.ts';
import type { Said } from './recorder.ts';
import { scalingEvent } from './scaling/scaling-events.ts';
import { milliseconds } from './settings.ts';
import { start } from './starting.ts';
import { failBeforeRunning, lose, stop } from './stopping.ts';
import { checkFailed } from './unhealthy.ts';
import { startsDeployment } from './update-service.ts';
import type { World } from './world.ts';

/** Does what an event of the plan says. */
export function apply(world: World, event: PlanEvent): void {
  if (zoneOrAlarm(world, event) || instanceEvent(world, event)) return;
  if (scalingEvent(world, event)) return;
  const service = world.services.get(event.target);
  const standalone = world.standalone.get(event.target);
  if (event.event === 'runTask' && standalone) runTask(world, standalone, event);
  else if (event.event === 'taskFails') taskFails(world, service ?? standalone, event);
  else if (!service || !serviceEvent(world, service, event)) {
    world.record('EVENT_NOT_SUPPORTED', { subject: event.event });
  }
}

function zoneOrAlarm(world: World, { event, target, state = 'OK' }: PlanEvent): boolean {
  if (event === 'loseAvailabilityZone') loseZone(world, target);
  else if (event === 'restoreAvailabilityZone') restoreZone(world, target);
  else if (event === 'setAlarm') {
    world.alarms.set(target, state);
    world.record('ALARM_STATE_CHANGED', { subject: `${target}: ${state}` });
    for (const service of world.services.values()) alarmChanged(world, service, target, state);
  } else return false;
  return true;
}

function alarmChanged(world: World, service: Service, name: string, state: string): void {
  const { deployment, spec } = service;
  if (!deployment?.inProgress || !spec.alarms?.names.includes(name)) return;
  if (state !== 'ALARM' || deployment.ignoredAlarms.has(name)) return;
  deployment.alarmed = true;
  world.wake(service);
}

function serviceEvent(world: World, service: Service, event: PlanEvent): boolean {
  switch (event.event) {
    case 'deploy':
      after(world, service, () => deploy(world, service, event));
      return true;
    case 'setDesiredCount':
      after(world, service, () => setDesired(world, service, event.count ?? 0));
      return true;
    case 'updateService':
      after(world, service, () => update(world, service, event));
      return true;
    case 'protectTasks':
      protect(world, service, event);
      return true;
    case 'spotInterruption': {
      const spot = (task: Task): boolean =>
        task.launch.kind === 'FARGATE' && task.launch.provider === 'FARGATE_SPOT';
      const tasks = service.tasks.filter((task) => task.wanted && spot(task));
      interruptTasks(world, tasks.slice(0, event.count ?? 1));
      return true;
    }
    default:
      return false;
  }
}

/** The first pass at or after the reaction time acts on a change of the service. */
function after(world: World, service: Service, change: () => void): void {
  const reaction = service.settings.get('apiReaction');
  if (reaction <= 0) change();
  else world.at(world.now + reaction, Rank.event, change);
}

/** A revision that is named, or the next one: like the newest one, with what the event says. */
function deploy(world: World, service: Service, event: PlanEvent): void {
  const { revisions } = service;
  const latest = [...revisions.values()].at(-1)?.spec;
  const like = event.revisionSpec ?? latest;
  if (!like) return;
  const name = event.revision ?? event.revisionSpec?.name ?? nextName(revisions);
  const known = revisions.get(name);
  const spec: RevisionSpec = {
    ...like,
    name,
    outcome: event.outcome ?? (event.revisionSpec ? like.outcome : 'healthy'),
  };
  beginDeployment(world, service, known ?? service.addRevision(spec));
}

function nextName(revisions: ReadonlyMap<string, unknown>): string {
  for (let number = revisions.size + 1; ; number++) {
    const name = `revision ${number}`;
    if (!revisions.has(name)) return name;
  }
}

/** Does not start a deployment; circuit breaker and bounds use the latest count. */
export function setDesired(
  world: World,
  service: Service,
  count: number,
  said: Pick<Said, 'subject' | 'text'> = {},
): void {
  service.desired = count;
  service.steady = false;
  world.record('SERVICE_DESIRED_COUNT_UPDATED', { service: service.name, value: count, ...said });
  world.wake(service);
}

/** Takes over what UpdateService changes, and starts a deployment where that does. */
function update(world: World, service: Service, event: PlanEvent): void {
  const { set = {} } = event;
  const { desiredCount, deploymentConfiguration, healthCheckGracePeriodSeconds } = set;
  world.record('SERVICE_UPDATED', { service: service.name, subject: Object.keys(set).join(', ') });
  if (typeof healthCheckGracePeriodSeconds === 'number') {
    const healthCheckGracePeriod = healthCheckGracePeriodSeconds;
    service.settings = service.settings.over({ healthCheckGracePeriod });
  }
  if (typeof deploymentConfiguration === 'object' && deploymentConfiguration !== null) {
    const given = deploymentConfiguration as Readonly<Record<string, unknown>>;
    const percent = (name: 'minimumHealthyPercent' | 'maximumPercent'): number => {
      const value = given[name];
      return typeof value === 'number' ? value : service.spec[name];
    };
    service.spec = {
      ...service.spec,
      minimumHealthyPercent: percent('minimumHealthyPercent'),
      maximumPercent: percent('maximumPercent'),
    };
  }
  if (set.availabilityZoneRebalancing !== undefined) {
    const rebalancing = set.availabilityZoneRebalancing === 'ENABLED';
    service.spec = { ...service.spec, rebalancing };
  }
  if (typeof desiredCount === 'number') setDesired(world, service, desiredCount);
  if (Object.keys(set).some((member) => startsDeployment(member, set[member]))) {
    deploy(world, service, event);
  }
  world.wake(service);
}

/** Protects running tasks, the oldest first; 0 minutes clear the protection. */
function protect(world: World, service: Service, event: PlanEvent): void {
  const { count = 1, protectionMinutes } = event;
  const minutes = protectionMinutes ?? service.settings.get('protectionMinutes') / 60_000;
  const until = minutes > 0 ? world.now + milliseconds(minutes * 60) : -1;
  const running = service.tasks.filter(({ wanted, state }) => wanted && state === 'RUNNING');
  const tasks = running.filter(({ protectedUntil }) => minutes > 0 || protectedUntil > world.now);
  for (const task of tasks.slice(0, count)) task.protectedUntil = until;
  world.record('TASKS_PROTECTED', { service: service.name, tasks: tasks.slice(0, count) });
  world.wake(service);
}

/** Tasks fail, the oldest first. */
function taskFails(world: World, owner: Service | Standalone | undefined, event: PlanEvent): void {
  if (!owner) {
    world.record('EVENT_NOT_SUPPORTED', { subject: event.event });
    return;
  }
  const { how = 'exit', count = 1, revision } = event;
  const those = owner.tasks.filter(
    (task) => task.wanted && (revision === undefined || task.revision?.name === revision),
  );
  if (how === 'beforeRunning') {
    const starting = those.filter(({ state }) => state !== 'RUNNING').slice(0, count);
    failBeforeRunning(world, starting);
    const last = owner.kind === 'service' ? owner.primary : undefined;
    const named = owner.kind === 'service' && revision ? owner.revisions.get(revision) : last;
    if (named) named.toFail += count - starting.length;
    return;
  }
  const running = those.filter(({ state, unhealthy }) => state === 'RUNNING' && !unhealthy);
  const failing = running.slice(0, count);
  if (how === 'check') for (const task of failing) checkFailed(world, task);
  else lose(world, failing, 'EssentialContainerExited', false);
}

/**
 * RunTask places what fits. What has no room waits in PROVISIONING where managed scaling adds instances;
 * the rest is reported and never tried again. Source: API reference, RunTask.
 */
function runTask(world: World, standalone: Standalone, event: PlanEvent): void {
  const { count = 1 } = event;
  const seconds = event.seconds === undefined ? standalone.spec.seconds : event.seconds;
  const left = count - startTasks(world, standalone, count, seconds);
  if (left === 0) return;
  const { launch } = standalone.spec;
  let waiting = 0;
  if (launch.kind === 'EC2' && world.provisioning.waits(standalone, launch)) {
    const before = standalone.waitingCount;
    waiting = world.provisioning.set(standalone, launch, before + left) - before;
    if (waiting > 0) standalone.waiting.push({ count: waiting, seconds });
    world.waitingTasks.add(standalone);
  }
  standalone.unplaced += left - waiting;
  if (waiting < left) {
    world.record('RUN_TASK_FAILURE', { service: standalone.name, value: left - waiting });
  }
}

/** Room was made: tasks in PROVISIONING are placed, the oldest first. */
export function retryTasks(world: World, standalone: Standalone): void {
  const { waiting, spec } = standalone;
  for (const one of waiting) {
    const started = startTasks(world, standalone, one.count, one.seconds);
    one.count -= started;
    if (one.count > 0) break;
  }
  standalone.dropEmpty();
  if (spec.launch.kind === 'EC2') {
    world.provisioning.set(standalone, spec.launch, standalone.waitingCount);
  }
}

/** @returns how many tasks have room and start */
function startTasks(
  world: World,
  standalone: Standalone,
  count: number,
  seconds: number | null | undefined,
): number {
  const { launch } = standalone.spec;
  const indices = launch.kind === 'EC2' ? place(world, launch.request, count) : undefined;
  const placed = indices?.length ?? count;
  const tasks: Task[] = [];
  for (let copy = 0; copy < placed; copy++) {
    const instance = indices?.[copy] ?? -1;
    const zone = instance >= 0 ? world.zoneOf(instance) : emptiest(standalone, launch);
    const task = new Task(world.tasks++, standalone, undefined, launch, instance, zone);
    world.occupy(task, 1);
    standalone.tasks.push(task);
    tasks.push(task);
  }
  standalone.started += placed;
  if (tasks.length === 0) return 0;
  world.record('TASKS_START_ORDERED', { service: standalone.name, tasks });
  start(world, tasks);
  if (typeof seconds === 'number') {
    world.at(world.now + milliseconds(seconds), Rank.task, () => finishTasks(world, tasks));
  }
  return placed;
}

/** Standalone tasks end by themselves. */
export function finishTasks(world: World, tasks: readonly Task[]): void {
  const left = tasks.filter(({ wanted }) => wanted);
  const running = left.filter(({ state }) => state === 'RUNNING');
  lose(world, running, 'EssentialContainerExited', false);
  stop(
    world,
    left.filter(({ state }) => state !== 'RUNNING' && state !== 'STOPPED'),
  );
}
