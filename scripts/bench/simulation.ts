import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { place } from '../../core/placement/place.ts';
import { serviceOf } from '../../core/simulation/from-placement.ts';
import type { PlanEvent, SimulationInput } from '../../core/simulation/model.ts';
import type { Simulation } from '../../core/simulation/result.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { calibration } from './calibration.ts';
import { benchCluster, benchRequests } from './clusters.ts';
import { inTurn, type Row } from './row.ts';

/** A cluster with services that run, and events for all of them. */
export function benchSimulation(
  instances: number,
  services: number,
  copies: number,
  eventsOf: (names: readonly string[]) => readonly PlanEvent[],
): SimulationInput {
  const cluster = benchCluster(instances);
  const { outcomes } = place(cluster, benchRequests(services, copies), { seed: 1 });
  const specs = outcomes.map(serviceOf);
  return { cluster, services: specs, events: eventsOf(specs.map(({ name }) => name)), seed: 1 };
}

/** A deployment of every service. */
export function deployAll(names: readonly string[]): readonly PlanEvent[] {
  return names.map((target) => ({ at: 0, event: 'deploy', target }));
}

const loseZone = (): readonly PlanEvent[] => [
  { at: 0, event: 'loseAvailabilityZone', target: 'eu-west-1a' },
];

function entries({ events }: Simulation): number {
  return events.length;
}

/** A time alone, with the calibration beside it. */
async function alone(
  what: string,
  goal: number,
  input: SimulationInput,
  times: number,
): Promise<Row> {
  const { ours, peers } = await inTurn(() => simulate(input), calibration, times, 2);
  const peer = 'calibration: 10 million multiplications';
  return { what, ours, peer, peers, goal: `${goal} ms`, reached: ours <= goal };
}

/** What happens over time, at the limits of Amazon ECS. */
export async function benchSimulationRows(): Promise<Row[]> {
  const all = benchSimulation(5000, 200, 500, deployAll);
  const zone = benchSimulation(5000, 200, 500, loseZone);
  const one = benchSimulation(100, 1, 500, deployAll);
  return [
    await alone('replace 100,000 tasks of 200 services on 5,000 instances', 1000, all, 5),
    await alone('lose a zone of 5,000 instances with 100,000 tasks', 150, zone, 5),
    await alone('deploy one service of 500 tasks on 100 instances', 5, one, 21),
    await growth(),
    memory(),
  ];
}

/** Time an entry of the timeline at ten times the instances, services of the same size. */
async function growth(): Promise<Row> {
  const small = benchSimulation(500, 20, 500, deployAll);
  const large = benchSimulation(5000, 200, 500, deployAll);
  const { ours, peers } = await inTurn(
    () => simulate(large),
    () => simulate(small),
    5,
    2,
  );
  const each = [ours / entries(simulate(large)), peers / entries(simulate(small))] as const;
  return {
    what: 'an event at 5,000 instances …',
    ours: each[0],
    peer: '… and at 500',
    peers: each[1],
    goal: 'at most 1.5 times',
    reached: each[0] / each[1] <= 1.5,
  };
}

/** The most memory of a process of its own that replaces every task. */
function memory(): Row {
  const script = fileURLToPath(new URL('./simulation-memory.ts', import.meta.url));
  const options = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script];
  const megabytes = Number(execFileSync(process.execPath, options, { encoding: 'utf8' }));
  return {
    what: `… in a process of its own: ${megabytes} MB at the most, Node.js included`,
    ours: 0,
    peer: '',
    peers: undefined,
    goal: 'under 300 MB',
    reached: megabytes < 300,
  };
}
