import type { SimulationInput } from '../model.ts';
import type { World } from '../world.ts';
import { AutoScalingGroup } from './auto-scaling-group.ts';
import { GroupScaling } from './group-scaling.ts';
import { refreshInstances } from './instance-refresh.ts';
import { Curve } from './load.ts';
import { ManagedInstances } from './managed-instances.ts';
import { beginPredictive, beginScheduled } from './scheduled-scaling.ts';
import { ServiceScaling } from './service-scaling.ts';
import type { DemandSpec, GroupSpec, LoadSpec, ManagedInstancesSpec, ScalingSpec } from './spec.ts';
import { everyPeriod } from './watch.ts';

/** What goes on after the last change: longer than the low alarms and cooldowns together. */
const AFTERMATH = 2 * 60 * 60;
/** What goes by the time of day is simulated for a day. */
const DAY = 24 * 60 * 60;

/** Starts metrics, alarms and policies. Instances that a group has not launched leave the cluster. */
export function beginScaling(world: World): void {
  const { scaling } = world.input;
  if (!scaling) return;
  for (const spec of scaling.services) {
    const service = world.services.get(spec.service);
    if (!service) continue;
    const one = new ServiceScaling(world, service, spec);
    one.begin();
    beginScheduled(world, one);
    beginPredictive(world, one);
  }
  for (const spec of scaling.groups) beginGroup(world, spec);
  for (const spec of scaling.managedInstances ?? []) beginManaged(world, spec);
  for (const spec of scaling.demands ?? []) beginDemand(world, spec);
}

function beginGroup(world: World, spec: GroupSpec): void {
  const group = new AutoScalingGroup(world, spec);
  world.groups.set(spec.name, {
    scaleTo: (event) => group.scaleTo(event),
    refresh: (event) => refreshInstances(world, group, event),
  });
  const { provisioning } = world;
  if (spec.target === undefined) {
    everyPeriod(world, world.settings.get('metricPeriod') / 1000, () => group.keep());
    return;
  }
  if (spec.provider === undefined)
    for (const name of spec.services) provisioning.services.add(name);
  else provisioning.managed.set(spec.provider, () => {});
  new GroupScaling(world, group, spec.target).begin();
}

function beginManaged(world: World, spec: ManagedInstancesSpec): void {
  const managed = new ManagedInstances(world, spec);
  world.provisioning.managed.set(spec.provider, () => managed.provide());
  managed.begin();
}

/** What a service has to serve is known for answers; `setLoad` changes it too. */
function beginDemand(world: World, spec: DemandSpec): void {
  const curve = new Curve(spec);
  world.demands.push({ ...spec, curve });
  world.loads.set(spec.service, [...(world.loads.get(spec.service) ?? []), curve]);
}

function loadsOf({ services, demands = [] }: ScalingSpec): readonly LoadSpec[] {
  const sources = services.flatMap(({ policies, steps = [], predictive = [] }) => [
    ...policies,
    ...steps,
    ...predictive,
  ]);
  return [...sources, ...demands].map(({ load }) => load);
}

/**
 * Metrics never come to rest: a simulation with scaling ends some time after the last event and the last
 * point of a load, and with scheduled actions or forecasts not before a day.
 * @returns seconds; undefined when nothing scales
 */
export function scalingEnd({ scaling, events }: SimulationInput): number | undefined {
  if (!scaling) return undefined;
  const changed = [...events.flatMap(({ load }) => load ?? []), ...loadsOf(scaling)];
  const times = [
    ...events.map(({ at }) => at),
    ...changed.flatMap(({ points }) => points.map(([time]) => time)),
  ];
  const daily = scaling.services.some(
    ({ scheduled = [], predictive = [] }) => scheduled.length + predictive.length > 0,
  );
  let last = 0;
  for (const time of times) last = Math.max(last, time);
  return Math.max(daily ? DAY : 0, last + AFTERMATH);
}
