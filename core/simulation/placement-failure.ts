import { checksOf, filterOf, type ReasonCode, reasonsOf } from '../placement/filters/filters.ts';
import type { PlacementRequest } from '../placement/model.ts';
import type { Service } from './entities.ts';
import { say } from './texts.ts';
import type { World } from './world.ts';

/** Identical service events are suppressed for so long. Source: developer guide, service events. */
const SUPPRESSED = 6 * 60 * 60 * 1000;

/** A service event: no instance takes a further task. */
export function placementFailed(world: World, service: Service, request: PlacementRequest): void {
  if (service.placementFailedAt >= 0 && world.now - service.placementFailedAt < SUPPRESSED) return;
  service.placementFailedAt = world.now;
  const text = explain(world, service.name, request);
  world.record('SERVICE_TASK_PLACEMENT_FAILURE', { service: service.name, text });
}

/** Names the instance that fails the fewest checks (assumption: which one ECS names is not published). */
function explain(world: World, service: string, request: PlacementRequest): string {
  const { state } = world;
  const reasonsAt = reasonsOf(checksOf(request), state);
  let closest = -1;
  let codes: readonly ReasonCode[] = [];
  for (let index = 0; index < state.roster.size; index++) {
    if (world.registered[index] !== 1 || state.active[index] !== 1) continue;
    const reasons = reasonsAt(index).map(({ code }) => code);
    if (closest >= 0 && reasons.length >= codes.length) continue;
    closest = index;
    codes = reasons;
  }
  const [code] = codes;
  if (closest < 0 || code === undefined) return say('noInstances', { service });
  const instance = world.instanceName(closest);
  const reason = filterOf(code).event;
  return reason === undefined
    ? say('otherReason', { service, instance, code })
    : say('closest', { service, instance, reason });
}
