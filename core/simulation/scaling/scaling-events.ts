import type { PlanEvent } from '../model.ts';
import type { World } from '../world.ts';
import { spliced } from './load.ts';

/** Events about load and Auto Scaling groups. @returns false for all others */
export function scalingEvent(world: World, event: PlanEvent): boolean {
  if (event.event === 'setLoad') return setLoad(world, event);
  const group = world.groups.get(event.target);
  if (!group) return false;
  if (event.event === 'scaleInstances') group.scaleTo(event);
  else if (event.event === 'instanceRefresh') group.refresh(event);
  else return false;
  return true;
}

/** The load of a service is another one from now on. */
function setLoad(world: World, { target, load, loadName }: PlanEvent): boolean {
  const curves = world.loads.get(target);
  if (!load || !curves) return false;
  for (const curve of curves) {
    if (loadName !== undefined && curve.name !== loadName) continue;
    curve.load = spliced(curve.load, world.now / 1000, load);
  }
  world.record('LOAD_CHANGED', { service: target, subject: loadName });
  return true;
}
