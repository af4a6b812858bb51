import { finish, type Work } from '../work.ts';
import { apply, retryTasks } from './changes.ts';
import { setUp } from './initial.ts';
import type { SimulationInput } from './model.ts';
import { pass } from './pass.ts';
import { Rank } from './queue.ts';
import { resultOf, type Simulation } from './result.ts';
import { beginScaling, scalingEnd } from './scaling/begin.ts';
import { milliseconds } from './settings.ts';
import { activate } from './starting.ts';
import { finishTermination } from './termination.ts';
import { World } from './world.ts';

/** A week: what has not come to rest by then goes on for ever. */
export const LONGEST = 7 * 24 * 60 * 60;

/** More entries at one moment than any cluster needs: something goes round without time passing. */
const MOST_AT_ONCE = 2_000_000;

/**
 * Simulates what happens over time. The same input gives the same result; nothing but the input decides.
 */
export function simulate(input: SimulationInput): Simulation {
  return finish(simulating(input));
}

/** `simulate` as work that can be paused at each entry of the queue: a pass over a large service is long. */
export function* simulating(input: SimulationInput): Work<Simulation> {
  const world = new World(input, {
    pass,
    freed: activate,
    retry: retryTasks,
    stopped: finishTermination,
  });
  const until = milliseconds(input.until ?? scalingEnd(input) ?? LONGEST);
  beginScaling(world);
  setUp(world);
  for (const event of input.events) {
    world.at(milliseconds(event.at), Rank.event, () => apply(world, event));
  }
  sample(world);
  const { queue } = world;
  let atOnce = 0;
  while (queue.size > 0) {
    const time = queue.nextTime;
    if (time > until) break;
    if (time > world.now) {
      sample(world);
      world.now = time;
      atOnce = 0;
    }
    queue.take()?.();
    if (++atOnce > MOST_AT_ONCE) break;
    yield Math.min(1, world.now / until);
  }
  sample(world);
  const cut = queue.size > world.recurring;
  if (queue.size > 0 || input.until !== undefined) world.now = until;
  return resultOf(world, cut);
}

/** Takes down the counts of everything that changed at this moment. */
function sample(world: World): void {
  const { recorder, now, touched } = world;
  for (const service of touched) recorder.sample(now, service);
  if (recorder.services.size < world.services.size) {
    for (const service of world.services.values()) {
      if (!recorder.services.has(service.name)) recorder.sample(now, service);
    }
  }
  touched.clear();
  let instances = 0;
  if (world.instancesChanged) {
    for (const one of world.registered) instances += one;
    world.instanceCount = instances;
    world.instancesChanged = false;
  }
  const { cpu, memory } = world.reserved;
  recorder.sampleCluster({ time: now, instances: world.instanceCount, cpu, memory });
}
