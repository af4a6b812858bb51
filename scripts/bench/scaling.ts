import { searchingFleets } from '../../core/analysis/fleet/search.ts';
import { simulationInput } from '../../core/analysis/over-time/input.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { finish } from '../../core/work.ts';
import { calibration } from './calibration.ts';
import { inTurn, middle, type Row } from './row.ts';
import { readWorkload } from './workloads.ts';

const URI = 'file:///scaling.stowage.json';
const PEER = 'calibration: 10 million multiplications';

/** Instance types of the three capacity providers. */
const TYPES = ['m5.2xlarge', 'c5.2xlarge', 'r5.2xlarge'] as const;
const SERVICES = 50;
const MOST_INSTANCES = 1000;

/**
 * A day of services with target tracking, each with a peak at another hour, on three capacity providers with
 * managed scaling that may come to a thousand instances together.
 */
export function day(): object {
  const names = Array.from({ length: SERVICES }, (_, at) => `service-${at + 1}`);
  return {
    startAt: '2026-05-04T00:00:00Z',
    until: '24h',
    autoScalingGroups: TYPES.map((type) => ({
      name: type,
      capacityProvider: type,
      instanceTypes: [type],
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      minSize: 3,
      maxSize: Math.floor(MOST_INSTANCES / TYPES.length),
      desiredCapacity: 60,
    })),
    containerInstances: TYPES.map((instanceType) => ({
      instanceType,
      count: 60,
      capacityProvider: instanceType,
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    })),
    capacityProviders: TYPES.map((name) => ({
      name,
      autoScalingGroupProvider: { managedScaling: { status: 'ENABLED', targetCapacity: 100 } },
    })),
    services: names.map((serviceName, at) => ({
      serviceName,
      desiredCount: 20,
      capacityProviderStrategy: [{ capacityProvider: TYPES[at % TYPES.length], weight: 1 }],
      placementStrategy: [{ type: 'binpack', field: 'memory' }],
      taskDefinition: {
        family: serviceName,
        containerDefinitions: [
          { name: 'app', image: 'app:1', cpu: 512, memory: 1024 + 64 * (at % 8) },
        ],
      },
    })),
    scaling: Object.fromEntries(
      names.map((name) => [
        name,
        { minCapacity: 10, maxCapacity: 150, targetTracking: [{ metric: 'CPU', target: 60 }] },
      ]),
    ),
    load: Object.fromEntries(
      names.map((name, at) => [
        name,
        { cpu: { formula: 'day', low: 4000, high: 24_000, peakAt: `${8 + (at % 12)}h` } },
      ]),
    ),
  };
}

export function read(plan: object): Promise<Plan> {
  const text = JSON.stringify(plan);
  return readPlan(URI, {
    read: (uri) => Promise.resolve(uri === URI ? { text } : { problem: 'notFound' as const }),
    resolve: (_, path) => path,
    findTaskDefinition: () => Promise.resolve(undefined),
  });
}

/** Service auto scaling and managed scaling over a day, and the search for fleets. */
export async function benchScaling(): Promise<Row[]> {
  const input = simulationInput(await read(day()));
  const { ours, peers } = await inTurn(() => simulate(input), calibration, 5, 2);
  const { peakInstances } = simulate(input);
  const plan = await readWorkload(1, SERVICES);
  const searched = await inTurn(() => finish(searchingFleets(plan)), calibration, 5, 1);
  const first = await inTurn(() => firstAnswer(plan), calibration, 5, 1);
  return [
    {
      what: `24 hours of ${SERVICES} services on three capacity providers, up to ${peakInstances} instances`,
      ours,
      peer: PEER,
      peers,
      goal: '500 ms',
      reached: ours <= 500,
    },
    {
      what: 'fleets for 50 services from the whole catalogue',
      ours: searched.ours,
      peer: PEER,
      peers: searched.peers,
      goal: '2 s',
      reached: searched.ours <= 2000,
    },
    {
      what: 'the first answer of it',
      ours: first.ours,
      peer: PEER,
      peers: first.peers,
      goal: '200 ms',
      reached: first.ours <= 200,
    },
    await distribution(),
  ];
}

/** Goes on until there is a fleet. */
function firstAnswer(plan: Plan): void {
  let found = false;
  const work = searchingFleets(plan, {}, () => {
    found = true;
  });
  while (!found && !work.next().done);
}

const WORKLOADS = 100;

/** How much more than the bound the cheapest fleet of random workloads costs. */
async function distribution(): Promise<Row> {
  const ratios: number[] = [];
  const placed: number[] = [];
  for (let seed = 1; seed <= WORKLOADS; seed++) {
    const { fleets, bound } = finish(searchingFleets(await readWorkload(seed)));
    const byStrategies = fleets.find(({ placedBy }) => placedBy === 'strategies');
    ratios.push((fleets[0]?.price ?? Number.POSITIVE_INFINITY) / bound);
    placed.push((byStrategies?.price ?? Number.POSITIVE_INFINITY) / bound);
  }
  const median = middle(ratios);
  const at = (list: readonly number[], share: number): string =>
    (list[Math.floor(share * (list.length - 1))] ?? 0).toFixed(3);
  const told = (list: number[]): string => {
    list.sort((a, b) => a - b);
    return [0, 0.1, 0.5, 0.9, 1].map((share) => at(list, share)).join(' ');
  };
  return {
    what: `cost over the bound, ${WORKLOADS} workloads (least, 10 %, median, 90 %, most): ${told(ratios)}; by the strategies of the services alone: ${told(placed)}`,
    ours: 0,
    peer: '',
    peers: undefined,
    goal: 'median at most 1.05',
    reached: median <= 1.05,
  };
}
