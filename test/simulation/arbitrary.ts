import fc from 'fast-check';
import { place } from '../../core/placement/place.ts';
import { placedTasks } from '../../core/simulation/from-placement.ts';
import type {
  Launch,
  PlanEvent,
  RevisionSpec,
  ServiceSpec,
  SimulationInput,
} from '../../core/simulation/model.ts';
import { clusterOf, requestOf, zoneName } from '../../scripts/scenarios/cluster.ts';

/** Small clusters with services of which several things go wrong at once. */

interface ShortService {
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  readonly loadBalancer: boolean;
  readonly breaker: boolean;
  readonly rebalancing: boolean;
}

interface ShortEvent {
  readonly at: number;
  readonly kind: number;
  readonly service: number;
  readonly where: number;
  readonly count: number;
}

const service = fc.record({
  desired: fc.integer({ min: 0, max: 6 }),
  min: fc.constantFrom(0, 50, 66, 100, 100),
  max: fc.constantFrom(100, 125, 150, 200, 200),
  loadBalancer: fc.boolean(),
  breaker: fc.boolean(),
  rebalancing: fc.boolean(),
});

const event = fc.record({
  at: fc.integer({ min: 0, max: 900 }),
  kind: fc.integer({ min: 0, max: 11 }),
  service: fc.nat(3),
  where: fc.nat(5),
  count: fc.integer({ min: 0, max: 6 }),
});

function eventOf(
  { at, kind, service: number, where, count }: ShortEvent,
  services: number,
  zones: number,
): PlanEvent {
  const target = `s${number % services}`;
  const instance = `i-${where}`;
  const zone = zoneName(where % zones);
  const events: PlanEvent[] = [
    { at, event: 'deploy', target },
    { at, event: 'deploy', target, outcome: 'beforeRunning' },
    { at, event: 'setDesiredCount', target, count },
    { at, event: 'drain', target: instance },
    { at, event: 'activate', target: instance },
    { at, event: 'terminateInstance', target: instance },
    { at, event: 'loseAvailabilityZone', target: zone },
    { at, event: 'restoreAvailabilityZone', target: zone },
    { at, event: 'taskFails', target, how: 'check', count: Math.max(1, count) },
    { at, event: 'taskFails', target, how: 'exit', count: Math.max(1, count) },
    { at, event: 'disconnectAgent', target: instance },
    { at, event: 'reconnectAgent', target: instance },
  ];
  return events[kind] ?? { at, event: 'deploy', target };
}

function inputOf(
  slots: readonly number[],
  zones: number,
  services: readonly ShortService[],
  events: readonly ShortEvent[],
): SimulationInput {
  const cluster = clusterOf(
    slots.map((free, at) => ({ name: `i-${at}`, zone: zoneName(at % zones), free })),
  );
  const requests = services.map(({ desired }, at) => {
    return { ...requestOf(`service:s${at}`, 'REPLICA'), count: desired };
  });
  const { outcomes } = place(cluster, requests, { seed: 1 });
  return {
    cluster,
    services: services.map((one, at): ServiceSpec => {
      const request = requests[at] ?? requestOf('service:none', 'REPLICA');
      const launches: readonly Launch[] = [{ kind: 'EC2', request }];
      const revision: RevisionSpec = { name: 'A', launches };
      const outcome = outcomes[at];
      return {
        name: `s${at}`,
        group: request.group,
        scheduling: 'REPLICA',
        desired: one.desired,
        minimumHealthyPercent: one.min,
        maximumPercent: one.max,
        loadBalancer: one.loadBalancer ? 'application' : undefined,
        breaker: one.breaker ? { rollback: true } : undefined,
        rebalancing: one.rebalancing,
        revisions: [revision],
        running: outcome ? placedTasks(outcome, 'A') : [],
      };
    }),
    events: events.map((each) => eventOf(each, services.length, zones)),
    seed: 1,
    until: 20_000,
  };
}

/** Inputs of simulations with up to six instances, three zones, four services and eight events. */
export const inputs = (most: number): fc.Arbitrary<SimulationInput> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(service, { minLength: 1, maxLength: 4 }),
      fc.array(event, { maxLength: most }),
    )
    .map(([slots, zones, services, events]) => inputOf(slots, zones, services, events));
