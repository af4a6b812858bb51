import type { SimulationInput } from '../model.ts';
import type { World } from '../world.ts';
import { GroupScaling } from './group-scaling.ts';
import { ServiceScaling } from './service-scaling.ts';

/** What goes on after the last change: longer than the low alarms and cooldowns together. */
const AFTERMATH = 2 * 60 * 60;

/** Starts metrics, alarms and policies. Instances that a group has not launched leave the cluster. */
export function beginScaling(world: World): void {
  const { scaling } = world.input;
  if (!scaling) return;
  for (const spec of scaling.services) {
    const service = world.services.get(spec.service);
    if (service) new ServiceScaling(world, service, spec).begin();
  }
  for (const spec of scaling.groups) new GroupScaling(world, spec).begin();
}

/**
 * Metrics never come to rest: a simulation with scaling ends some time after the last event and the last
 * point of a load. @returns seconds; undefined when nothing scales
 */
export function scalingEnd({ scaling, events }: SimulationInput): number | undefined {
  if (!scaling) return undefined;
  const loads = scaling.services.flatMap(({ policies }) => policies.map(({ load }) => load));
  const times = [
    ...events.map(({ at }) => at),
    ...loads.flatMap(({ points }) => points.map(([time]) => time)),
  ];
  return Math.max(0, ...times) + AFTERMATH;
}
