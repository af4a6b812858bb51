import { constraintItem } from '../../analysis/change/constraints.ts';
import { strategyItem } from '../../analysis/change/strategy.ts';
import type { PlacementRequest } from '../../placement/model.ts';
import { DEVICES, RESOURCES } from '../../placement/resources.ts';
import { addressesOf, wholeOf } from '../../plan/addresses.ts';
import type { Plan, PlannedRequest } from '../../plan/plan.ts';
import { cut, LONGEST_LABEL } from '../escape.ts';
import type { PictureGroup } from '../picture.ts';
import { groupLabel } from '../picture-id.ts';
import type { Links } from './links.ts';
import type { Placed } from './placed.ts';

/** The groups of a picture, in the order of the plan's requests. */
export function groupsOf({ plan, result }: Placed, links: Links): PictureGroup[] {
  const labels = labelsOf(plan.requests.map(({ request }) => request));
  const wholes = wholesOf(plan);
  const addresses = addressesOf(plan.requests);
  return plan.requests.map((planned, index) => {
    const { request, place, taskDefinition, desired, running, stops = [] } = planned;
    const outcome = result.outcomes[index];
    const placed = outcome?.placed.length ?? 0;
    const daemon = request.scheduling === 'DAEMON';
    const definition = links.to(taskDefinition).link;
    return {
      name: request.group,
      address: addresses[index] ?? request.group,
      label: labels[index] ?? '',
      daemon,
      // A daemon wants one copy on each instance that qualifies: those it got and those it missed.
      desired: daemon ? running + placed + (outcome?.unplaced ?? 0) : desired,
      running,
      stopping: stops.length,
      placed,
      ...partOf(planned, wholes.get(wholeOf(planned))),
      cpu: request.task.cpu,
      memory: request.task.memory,
      ports: request.task.hostPorts.map(({ port, protocol }) => `${port}/${protocol}`),
      devices: devicesOf(request.task),
      strategy: request.strategy.map(strategyItem),
      constraints: request.constraints.map(constraintItem),
      ...links.to(place),
      ...(definition ? { definition } : {}),
    };
  });
}

/** What a task takes of each device, by its label; nothing that it takes none of. */
function devicesOf(task: PlacementRequest['task']): Record<string, number> {
  const taken = DEVICES.flatMap((name) =>
    task[name] > 0 ? [[RESOURCES[name].short, task[name]] as const] : [],
  );
  return Object.fromEntries(taken);
}

/** A service or task as it stands in the plan: one or several requests. */
interface Whole {
  parts: number;
  asked: number;
}

/** Services and tasks by where they stand; the same request split over capacity providers is one. */
function wholesOf({ requests, fargate }: Plan): ReadonlyMap<string, Whole> {
  const wholes = new Map<string, Whole>();
  for (const planned of requests) {
    const key = wholeOf(planned);
    const whole = wholes.get(key) ?? { parts: 0, asked: 0 };
    whole.parts++;
    whole.asked += planned.desired;
    wholes.set(key, whole);
  }
  for (const { place, inPlan, copies, running } of fargate) {
    const whole = wholes.get(wholeOf({ place, inPlan }));
    if (whole) whole.asked += copies + running;
  }
  return wholes;
}

function partOf(
  { request }: PlannedRequest,
  whole: Whole | undefined,
): Pick<PictureGroup, 'asked' | 'share'> {
  if (!whole || request.scheduling === 'DAEMON' || request.containerInstance) return {};
  const { parts, asked } = whole;
  const { group, capacityProvider = '' } = request;
  if (parts === 1) return { asked };
  const label = cut(groupLabel(group), LONGEST_LABEL);
  return { asked, share: { label, capacityProvider } };
}

/** Short names, each its own: with the capacity provider, or as a group is written, where two are alike. */
function labelsOf(requests: readonly PlacementRequest[]): string[] {
  const short = requests.map(({ group }) => cut(groupLabel(group), LONGEST_LABEL));
  const alike = new Map<string, PlacementRequest[]>();
  for (const [index, request] of requests.entries()) {
    const own = short[index] ?? '';
    const others = alike.get(own);
    if (others) others.push(request);
    else alike.set(own, [request]);
  }
  return requests.map(({ group, capacityProvider }, index) => {
    const own = short[index] ?? '';
    const others = alike.get(own) ?? [];
    if (others.length === 1) return own;
    const label = others.every((each) => each.group === group) ? own : group;
    return cut(capacityProvider ? `${label} (${capacityProvider})` : label, LONGEST_LABEL);
  });
}
