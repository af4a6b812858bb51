import type { Task } from './entities.ts';
import type { PlanEvent } from './model.ts';
import { Rank } from './queue.ts';
import { lose, stop, terminate } from './stopping.ts';
import { isEmpty, remove, tasksOn, terminateWhenEmpty } from './termination.ts';
import type { World } from './world.ts';

/** Index of an instance by ARN, the last part of it, or EC2 instance id; -1 when there is none. */
export function indexOf(world: World, name: string): number {
  const { instances } = world.input.cluster;
  const named = instances.findIndex((one) => one.name === name);
  if (named >= 0) return named;
  return instances.findIndex((one) => one.ec2InstanceId === name || one.name.endsWith(`/${name}`));
}

/**
 * Sets an instance to DRAINING: it takes no tasks, PENDING tasks of services stop at once, RUNNING ones
 * are replaced under the two percentages, standalone tasks stay.
 * Source: developer guide, container instance draining.
 */
export function drain(world: World, index: number): void {
  if (world.state.active[index] !== 1) return;
  world.state.active[index] = 0;
  world.drainSeen.set(index, world.now + world.settings.get('apiReaction'));
  world.record('INSTANCE_DRAINING', { subject: world.instanceName(index) });
  if (isEmpty(world, index)) return;
  for (const tasks of tasksOn(world, (one) => one === index)) {
    const { service } = tasks[0] ?? {};
    if (!service) continue;
    service.steady = false;
    const pending = tasks.filter(({ wanted, state }) => wanted && state !== 'RUNNING');
    if (service.spec.scheduling !== 'DAEMON') stop(world, pending);
    world.wake(service, world.drainSeen.get(index));
  }
}

/** Sets a DRAINING instance to ACTIVE. */
export function activateInstance(world: World, index: number): void {
  if (world.registered[index] !== 1 || world.state.active[index] === 1) return;
  world.state.active[index] = 1;
  world.record('INSTANCE_ACTIVE', { subject: world.instanceName(index) });
  capacityAdded(world);
}

/** An instance joins the cluster, empty: what waits for room, daemons and rebalancing look at it. */
export function addInstance(world: World, index: number): void {
  world.registered[index] = 1;
  world.instancesChanged = true;
  world.agents[index] = 1;
  world.state.connected[index] = 1;
  world.state.active[index] = 1;
  world.record('INSTANCE_ACTIVE', { subject: world.instanceName(index) });
  world.roomMade();
  for (const service of world.services.values()) {
    if (service.spec.scheduling === 'DAEMON' || service.spec.rebalancing) world.wake(service);
  }
}

/** Room was added: daemons, waiting services and rebalancing look at it. */
function capacityAdded(world: World): void {
  world.roomMade();
  for (const service of world.services.values()) {
    const daemon = service.spec.scheduling === 'DAEMON';
    if (daemon || service.spec.rebalancing || service.tasks.some((one) => one.instance >= 0)) {
      world.wake(service);
    }
  }
}

/** Terminates an instance, after a managed draining hook where there is one. */
export function terminateInstance(world: World, index: number): void {
  if (world.registered[index] !== 1) return;
  const name = world.instanceName(index);
  const hooked = world.input.instances?.get(name)?.managedDraining ?? false;
  if (!hooked) {
    const after = world.settings.get('instanceTermination');
    const go = (): void => remove(world, [index], 'TerminationNotice');
    if (after <= 0) go();
    else {
      // The scheduler learns of it when the host is gone.
      world.at(world.now + after, Rank.instance, go);
    }
    return;
  }
  drain(world, index);
  world.terminating.add(index);
  const latest = world.now + world.settings.get('drainingHookMaximum');
  world.at(latest, Rank.instance, () => remove(world, [index], 'TerminationNotice'));
  terminateWhenEmpty(world, index);
}

/** All instances of a zone are lost at once, and Fargate tasks in it. */
export function loseZone(world: World, zone: string): void {
  world.lostZones.add(zone);
  world.removals++;
  world.record('AVAILABILITY_ZONE_LOST', { subject: zone });
  const { instances } = world.input.cluster;
  const lost = [...instances.keys()].filter((index) => world.zoneOf(index) === zone);
  remove(world, lost, 'TerminationNotice');
  for (const { tasks } of [...world.services.values(), ...world.standalone.values()]) {
    const there = tasks.filter((task) => task.onFargate && task.zone === zone);
    lose(world, there, 'TerminationNotice', true);
  }
}

/** The instances of a zone are back, empty. Source: copies stay where they are (inferred). */
export function restoreZone(world: World, zone: string): void {
  if (!world.lostZones.delete(zone)) return;
  world.record('AVAILABILITY_ZONE_RESTORED', { subject: zone });
  for (const [index, instance] of world.input.cluster.instances.entries()) {
    if (world.zoneOf(index) !== zone || world.grouped[index] === 1) continue;
    world.registered[index] = 1;
    world.instancesChanged = true;
    world.agents[index] = instance.agentConnected ? 1 : 0;
    world.state.connected[index] = instance.agentConnected ? 1 : 0;
    world.state.active[index] = instance.status === 'ACTIVE' ? 1 : 0;
  }
  capacityAdded(world);
}

/**
 * The agent of an instance is lost: nothing new is placed there after a while, its tasks count as running
 * for as long as the instance is registered. Source: maintainers, containers-roadmap issue 2040.
 */
export function disconnectAgent(world: World, index: number): void {
  if (world.agents[index] !== 1) return;
  world.agents[index] = 0;
  world.record('AGENT_DISCONNECTED', { subject: world.instanceName(index) });
  const seen = world.now + world.settings.get('agentDisconnectedAfter');
  const see = (): void => {
    if (world.agents[index] !== 1) world.state.connected[index] = 0;
  };
  if (seen <= world.now) see();
  else world.at(seen, Rank.instance, see);
}

/** The agent is back and does what it was told meanwhile. */
export function reconnectAgent(world: World, index: number): void {
  if (world.registered[index] !== 1 || world.agents[index] === 1) return;
  world.agents[index] = 1;
  world.state.connected[index] = 1;
  world.record('AGENT_CONNECTED', { subject: world.instanceName(index) });
  const deferred = world.deferred.get(index) ?? [];
  world.deferred.delete(index);
  for (const action of deferred) action();
  capacityAdded(world);
}

/**
 * An EC2 Spot interruption: the agent sets the instance to DRAINING, it is gone after the notice.
 * Source: developer guide, Spot instance draining.
 */
export function interruptInstance(world: World, index: number): void {
  if (world.registered[index] !== 1) return;
  drain(world, index);
  const gone = world.now + world.settings.get('spotNotice');
  world.at(gone, Rank.instance, () => remove(world, [index], 'SpotInterruption'));
}

/**
 * Fargate Spot tasks are interrupted: SIGTERM at once, ended after the notice at the latest. They leave
 * their targets meanwhile. Source: developer guide, Fargate capacity providers.
 */
export function interruptTasks(world: World, tasks: readonly Task[]): void {
  const [first] = tasks;
  if (!first) return;
  const gone = world.now + first.owner.settings.get('spotNotice');
  stop(world, tasks, 'SpotInterruption');
  const leaving = tasks.filter(({ state }) => state === 'DEACTIVATING');
  terminate(world, leaving);
  if (first.service) {
    const { service } = first;
    world.wake(service, world.now + service.settings.get('exitReaction'));
  }
  world.at(gone, Rank.task, () => {
    const left = tasks.filter(({ state }) => state === 'STOPPING');
    if (left.length > 0) lose(world, left, 'SpotInterruption', false);
  });
}

/** Events whose target is an instance. */
export function instanceEvent(world: World, event: PlanEvent): boolean {
  const index = indexOf(world, event.target);
  if (index < 0) return false;
  switch (event.event) {
    case 'drain':
      drain(world, index);
      return true;
    case 'activate':
      activateInstance(world, index);
      return true;
    case 'terminateInstance':
      terminateInstance(world, index);
      return true;
    case 'disconnectAgent':
      disconnectAgent(world, index);
      return true;
    case 'reconnectAgent':
      reconnectAgent(world, index);
      return true;
    case 'spotInterruption':
      interruptInstance(world, index);
      return true;
    default:
      return false;
  }
}
