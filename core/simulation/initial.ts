import type { PlacementRequest } from '../placement/model.ts';
import { finishTasks } from './changes.ts';
import { initialDeployment } from './deploying.ts';
import { type Service, Standalone, Task } from './entities.ts';
import type { RunningTask, ServiceSpec } from './model.ts';
import { Rank } from './queue.ts';
import { milliseconds } from './settings.ts';
import { activate } from './starting.ts';
import type { World } from './world.ts';

/** Before every simulation, in milliseconds. */
const LONG_AGO = -1_000_000_000;

/** Sets up what runs at the start; the cluster has its resources subtracted already. */
export function setUp(world: World): void {
  for (const service of world.services.values()) {
    setUpService(world, service);
    world.start.set(service.name, [...service.tasks]);
  }
  for (const spec of world.input.standalone ?? []) {
    const standalone = new Standalone(spec, world.settings);
    world.standalone.set(spec.family, standalone);
    for (const one of spec.running) {
      const zone = one.zone ?? world.zoneOf(one.instance);
      const task = new Task(
        world.tasks++,
        standalone,
        undefined,
        spec.launch,
        one.instance,
        zone,
        one.name,
      );
      running(world, task, one);
      standalone.tasks.push(task);
    }
    if (spec.seconds !== undefined) {
      const { tasks } = standalone;
      world.at(milliseconds(spec.seconds), Rank.task, () => finishTasks(world, [...tasks]));
    }
  }
}

function setUpService(world: World, service: Service): void {
  const { spec } = service;
  const last = [...service.revisions.values()].at(-1);
  // A service that its first deployment creates does not exist yet.
  if (!last || (spec.running.length === 0 && spec.created === false)) return;
  const inProgress = spec.deploymentInProgress ?? false;
  const revisions = [...service.revisions.values()];
  const before = revisions.at(-2);
  if (inProgress && before) initialDeployment(world, service, before, false);
  initialDeployment(world, service, last, inProgress);
  const pending: Task[] = [];
  for (const one of spec.running) {
    const task = taskOf(world, service, one);
    if (!task) continue;
    service.tasks.push(task);
    if (one.state === 'PENDING') pending.push(task);
  }
  for (const revision of revisions) {
    const own = pending.filter((task) => task.revision === revision);
    if (own.length > 0) world.at(0, Rank.provisioning, () => activate(world, own));
  }
  for (const task of service.tasks) if (!pending.includes(task)) task.healthy &&= !task.unhealthy;
  world.recorder.counterOf(service);
  service.steady = isSettled(world, service, spec);
  if (!service.steady || spec.rebalancing) world.wake(service);
}

function isSettled(world: World, service: Service, spec: ServiceSpec): boolean {
  if (service.deploying) return false;
  if (spec.scheduling === 'DAEMON') return false;
  const settled = service.tasks.every(
    ({ healthy, instance }) => healthy && (instance < 0 || world.state.active[instance] === 1),
  );
  return settled && service.tasks.length === service.desired;
}

function taskOf(world: World, service: Service, one: RunningTask): Task | undefined {
  const revision = service.revisions.get(one.revision);
  const launch = revision?.launches[one.launch ?? 0];
  if (!revision || !launch) return undefined;
  const zone = one.zone ?? world.zoneOf(one.instance);
  const task = new Task(world.tasks++, service, revision, launch, one.instance, zone, one.name);
  running(world, task, one);
  if (one.protectedUntil !== undefined) task.protectedUntil = milliseconds(one.protectedUntil);
  task.registered = service.spec.loadBalancer !== undefined;
  if (one.unhealthy) {
    task.healthy = false;
    task.counted = false;
    task.unhealthy = true;
    task.unhealthySince = 0;
  }
  if (one.state === 'PENDING') {
    task.state = 'PENDING';
    task.healthy = false;
    task.counted = false;
    task.registered = false;
    task.runningAt = -1;
  }
  return task;
}

/** Takes the resources of many tasks of one request. */
function putterOf(world: World, request: PlacementRequest): (index: number) => void {
  let put = world.putters.get(request);
  if (!put) {
    put = world.state.putter(request.task, request.group);
    world.putters.set(request, put);
  }
  return put;
}

/** A task that has been running and healthy for a while. */
function running(world: World, task: Task, { placed = false }: Pick<RunningTask, 'placed'>): void {
  task.state = 'RUNNING';
  task.healthy = true;
  task.counted = true;
  task.runningAt = LONG_AGO;
  if (placed && task.launch.kind === 'EC2') {
    putterOf(world, task.launch.request)(task.instance);
  }
  world.occupy(task, 1);
  world.hosts.hold(task, placed);
  const { requirements } = task;
  world.reserved.cpu += requirements?.cpu ?? 0;
  world.reserved.memory += requirements?.memory ?? 0;
}
