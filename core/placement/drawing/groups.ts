import type { Constraint, PlacementRequest, Strategy } from '../model.ts';
import type { ConstraintItem, PictureGroup, StrategyItem } from '../picture.ts';
import type { Placed } from './draw.ts';
import { cut, LONGEST_LABEL } from './escape.ts';
import { groupLabel } from './ids.ts';
import type { Links } from './links.ts';

/** The groups of a picture, in the order of the plan's requests. */
export function groupsOf({ plan, result }: Placed, links: Links): PictureGroup[] {
  const labels = labelsOf(plan.requests.map(({ request }) => request));
  return plan.requests.map(({ request, place, taskDefinition, desired, running }, index) => {
    const outcome = result.outcomes[index];
    const placed = outcome?.placed.length ?? 0;
    const daemon = request.scheduling === 'DAEMON';
    const definition = links.to(taskDefinition).link;
    return {
      name: request.group,
      label: labels[index] ?? '',
      daemon,
      // A daemon wants one copy on each instance that qualifies: those it got and those it missed.
      desired: daemon ? running + placed + (outcome?.unplaced ?? 0) : desired,
      running,
      placed,
      cpu: request.task.cpu,
      memory: request.task.memory,
      ports: request.task.hostPorts.map(({ port, protocol }) => `${port}/${protocol}`),
      strategy: request.strategy.map(strategyItem),
      constraints: request.constraints.map(constraintItem),
      ...links.to(place),
      ...(definition ? { definition } : {}),
    };
  });
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

/** An entry of `placementStrategy` as a plan has it. */
export function strategyItem(strategy: Strategy): StrategyItem {
  const { type } = strategy;
  if (type === 'random') return { type };
  const { field } = strategy;
  if (field === 'attribute') return { type, field: `attribute:${strategy.attribute}` };
  return { type, field };
}

function constraintItem(constraint: Constraint): ConstraintItem {
  return constraint.type === 'memberOf'
    ? { type: 'memberOf', expression: constraint.expression.text }
    : { type: 'distinctInstance' };
}
