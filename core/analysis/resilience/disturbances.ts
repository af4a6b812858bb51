import type { PlacementResult } from '../../placement/model.ts';
import { standing } from '../../placement/standing.ts';
import type { ServiceBehaviour } from '../../plan/behaviour.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanEvent } from '../../simulation/model.ts';
import { type Message, message } from '../../text/message.ts';

/** Something that may happen to a cluster at the start of a simulation. */
export interface Disturbance {
  /** Unique among those of a plan, and the same for the same plan: `zone eu-west-1a`. */
  readonly id: string;
  /** A heading of a few words. */
  readonly label: Message;
  /** What happens, as a sentence without a subject. */
  readonly title: Message;
  /** What happens to all services at once; none where each service has events of its own. */
  readonly events?: readonly PlanEvent[];
  /** What happens to one service, all others standing still; none where it cannot happen to it. */
  readonly eventsOf?: (service: ServiceBehaviour) => readonly PlanEvent[] | undefined;
}

/** Instance types of which one instance is lost; a cluster of more is not read type by type. */
const MOST_TYPES = 6;

/**
 * What may happen to the cluster of a plan: each Availability Zone fails, the busiest instance of each
 * type is terminated, the busiest of all drains, Spot capacity is interrupted, each service is deployed,
 * and each has twice its desired count.
 */
export function disturbancesOf(plan: Plan, result: PlacementResult): readonly Disturbance[] {
  return [
    ...zoneLosses(plan),
    ...instanceLosses(result),
    ...spotInterruptions(plan),
    ...ofServices(plan),
  ];
}

function zoneLosses({ cluster, fargate }: Plan): readonly Disturbance[] {
  const zones = new Set([
    ...cluster.instances.map(({ availabilityZone = '' }) => availabilityZone),
    ...fargate.flatMap((lane) => lane.zones.map(({ zone }) => zone)),
  ]);
  return [...zones]
    .filter((zone) => zone !== '')
    .sort()
    .map((zone) => ({
      id: `zone ${zone}`,
      label: message('{zone} fails', { zone }),
      title: message('Availability Zone {zone} fails', { zone }),
      events: [{ at: 0, event: 'loseAvailabilityZone', target: zone }],
    }));
}

function instanceLosses(result: PlacementResult): readonly Disturbance[] {
  // The first of those with most tasks, by type.
  const busiest = new Map<string, { name: string; tasks: number }>();
  for (const { name, instanceType = '', runningTasksCount: tasks } of standing(result).instances) {
    if (tasks > (busiest.get(instanceType)?.tasks ?? 0)) busiest.set(instanceType, { name, tasks });
  }
  const types = [...busiest].sort(([, a], [, b]) => b.tasks - a.tasks).slice(0, MOST_TYPES);
  const losses = types.map(
    ([type, { name }]): Disturbance => ({
      id: `instance ${name}`,
      label: message('1 × {type} lost', { type: type || name }),
      title: message('{instance} is terminated', { instance: shortNameOf(name) }),
      events: [{ at: 0, event: 'terminateInstance', target: name }],
    }),
  );
  const [most] = types;
  if (!most) return losses;
  const [, { name }] = most;
  return [
    ...losses,
    {
      id: `drain ${name}`,
      label: message('1 instance drains'),
      title: message('{instance} is set to DRAINING', { instance: shortNameOf(name) }),
      events: [{ at: 0, event: 'drain', target: name }],
    },
  ];
}

/** The last part of an ARN, as instances are named for people. */
function shortNameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Spot capacity is that of providers with a Spot price, or with Spot in their name, and of Fargate Spot. */
function spotInterruptions(plan: Plan): readonly Disturbance[] {
  const { cluster, prices, fargate, services } = plan;
  const providers = new Set(cluster.instances.flatMap((one) => one.capacityProvider ?? []));
  const isSpot = (provider: string): boolean => prices.spot.has(provider) || /spot/i.test(provider);
  const ofProviders = [...providers].filter(isSpot).map(
    (provider): Disturbance => ({
      id: `spot ${provider}`,
      label: message('{provider} interrupted', { provider }),
      title: message('Spot interruption of every instance of {provider}', { provider }),
      events: cluster.instances
        .filter(({ capacityProvider }) => capacityProvider === provider)
        .map(({ name }) => ({ at: 0, event: 'spotInterruption', target: name })),
    }),
  );
  const lanes = new Set(
    fargate.flatMap((one) => (one.capacityProvider === 'FARGATE_SPOT' ? one.group : [])),
  );
  const names = [...lanes].flatMap((group) => services.get(group)?.name ?? []);
  if (names.length === 0) return ofProviders;
  return [
    ...ofProviders,
    {
      id: 'fargate-spot',
      label: message('{provider} interrupted', { provider: 'FARGATE_SPOT' }),
      title: message('Spot interruption of the tasks on {provider}', { provider: 'FARGATE_SPOT' }),
      events: names.map((target) => ({ at: 0, event: 'spotInterruption', target })),
    },
  ];
}

function ofServices(plan: Plan): readonly Disturbance[] {
  if (plan.services.size === 0) return [];
  const scaled = new Set(plan.scaling.services.map(({ service }) => service));
  return [
    {
      id: 'deploy',
      label: message('deployment'),
      title: message('the service alone is deployed'),
      eventsOf: ({ name }) => [{ at: 0, event: 'deploy', target: name }],
    },
    {
      id: 'double',
      label: message('tasks × 2'),
      title: message('the service alone has twice its desired count'),
      // A daemon has no desired count, and that of a service that scales is set by its policies.
      eventsOf: ({ name, daemon, desired }) =>
        daemon || desired === 0 || scaled.has(name)
          ? undefined
          : [{ at: 0, event: 'setDesiredCount', target: name, count: desired * 2 }],
    },
  ];
}
