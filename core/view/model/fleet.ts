import type { PlanChange } from '../../analysis/change/changes.ts';
import { canReplaceInstances } from '../../analysis/change/instances.ts';
import type { Fleet } from '../../analysis/fleet/search.ts';
import { instanceType } from '../../ecs/instance-types.ts';
import { RESOURCE_NAMES, RESOURCES, type Resource } from '../../placement/resources.ts';
import { standing } from '../../placement/standing.ts';
import { message } from '../../text/message.ts';
import { assignmentLines, type FleetAnswer, fleetName, fleetNotes } from '../export/fleet.ts';
import type { FleetPoint, PictureFleet } from '../fleet.ts';
import { isolating, type Placed, type Say } from './placed.ts';

/** Draws the fleets of a plan beside its own. */
export function drawFleet(placed: Placed, answer: FleetAnswer, plain: Say): PictureFleet {
  const say = isolating(plain);
  const { bound, fleets } = answer.search;
  const replaces = canReplaceInstances(placed.plan);
  return {
    bound,
    present: presentOf(placed, say),
    ...countsOf(placed),
    fleets: fleets.map((fleet) => pointOf(fleet, replaces, say)),
    notes: fleetNotes(answer, say),
  };
}

/** Tasks that are placed and all of them, daemons left out: they are on whatever instances there are. */
function countsOf({ plan, result }: Placed): { placed: number; desired: number } {
  let [placed, desired] = [0, 0];
  for (const [index, one] of plan.requests.entries()) {
    if (one.request.scheduling === 'DAEMON') continue;
    placed += Math.min(one.desired, one.running + (result.outcomes[index]?.placed.length ?? 0));
    desired += one.desired;
  }
  return { placed, desired };
}

function pointOf(fleet: Fleet, replaces: boolean, say: Say): FleetPoint {
  const { price, headroom, binding, placedBy } = fleet;
  return {
    name: fleetName(fleet),
    price,
    headroom: headroom[binding] ?? 0,
    binding: say(message(RESOURCES[binding].label)),
    placedBy:
      placedBy === 'strategies'
        ? say(message('Placed by the strategies of the services'))
        : say(message('Needs tasks to be assigned to instances, such as by capacity providers')),
    packing: placedBy === 'assignment' ? assignmentLines(fleet) : [],
    // With an assignment the strategies of the services would place tasks in another way.
    changes: replaces && placedBy === 'strategies' ? [changeTo(fleet)] : [],
  };
}

function changeTo({ parts }: Fleet): PlanChange {
  const counts = new Map<string, number>();
  for (const { type, count } of parts) counts.set(type.name, (counts.get(type.name) ?? 0) + count);
  return {
    kind: 'instances',
    value: [...counts].map(([type, count]) => ({ instanceType: type, count })),
  };
}

/** The instances of the plan, if the price of each is known. */
function presentOf({ result }: Placed, say: Say): FleetPoint | null {
  const { instances } = standing(result);
  const counts = new Map<string, number>();
  let price = 0;
  for (const { instanceType: type = '' } of instances) {
    const usd = instanceType(type)?.usdPerHour;
    if (usd === undefined) return null;
    price += usd;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  if (instances.length === 0) return null;
  const left = (name: Resource): number => {
    let [has, free] = [0, 0];
    for (const { registered, remaining } of instances) {
      if (!Number.isFinite(registered[name])) return 1;
      has += registered[name];
      free += remaining[name];
    }
    return has > 0 && free < has ? free / has : 1;
  };
  const binding = RESOURCE_NAMES.reduce((one, other) => (left(other) < left(one) ? other : one));
  return {
    name: [...counts].map(([type, count]) => `${count} × ${type}`).join(', '),
    price,
    headroom: left(binding),
    binding: say(message(RESOURCES[binding].label)),
    placedBy: '',
    packing: [],
    changes: [],
  };
}
