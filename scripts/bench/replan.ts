import type { PlacementResult } from '../../core/placement/model.ts';
import { place, placeAgain } from '../../core/placement/place.ts';
import { CAPABILITIES } from '../../core/plan/ami.ts';
import { carryOver } from '../../core/plan/carry-over.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { Trees } from '../../core/plan/trees.ts';
import type { PlanWorkspace } from '../../core/plan/workspace.ts';
import { middle, type Row } from './row.ts';

const INSTANCES = 1000;
const SERVICES = 20;
const COPIES = 500;
const GOAL_MS = 16;
const PLAN = 'file:///bench/stowage.json';
const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** A plan file in which one service in the middle wants so many copies. */
function planText(containerInstances: unknown, copies: number): string {
  const container = { name: 'app', image: 'app', cpu: 64, memory: 128 };
  const services = Array.from({ length: SERVICES }, (_, number) => ({
    serviceName: `s${number}`,
    taskDefinition: { family: `s${number}`, containerDefinitions: [container] },
    desiredCount: number === SERVICES / 2 ? copies : COPIES,
  }));
  return JSON.stringify({ containerInstances, services }, null, 2);
}

const inShort = [{ instanceType: 'm5.4xlarge', count: INSTANCES, availabilityZones: ZONES }];

/** What describe-container-instances prints, with all that an agent advertises. */
function described(): string {
  const amounts = ['CPU', 'MEMORY'].map((name, index) => ({
    name,
    type: 'INTEGER',
    doubleValue: 0,
    longValue: 0,
    integerValue: [16_384, 62_950][index],
  }));
  const ports = { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2376', '2375'] };
  const containerInstances = Array.from({ length: INSTANCES }, (_, index) => ({
    containerInstanceArn: `arn:aws:ecs:eu-west-1:111122223333:container-instance/bench/${index}`,
    ec2InstanceId: `i-${index}`,
    status: 'ACTIVE',
    agentConnected: true,
    registeredResources: [...amounts, ports],
    remainingResources: [...amounts, ports],
    attributes: [
      ...CAPABILITIES.map((name) => ({ name })),
      { name: 'ecs.instance-type', value: 'm5.4xlarge' },
      { name: 'ecs.availability-zone', value: ZONES[index % ZONES.length] },
    ],
  }));
  return JSON.stringify({ containerInstances }, null, 2);
}

/** What follows an edit of a `desiredCount`, as the server does it: reading, then placing. */
export async function benchReplan(): Promise<Row[]> {
  return [
    ...(await rows('instances in short', inShort, {})),
    ...(await rows('described instances', './live.json', {
      'file:///bench/live.json': described(),
    })),
  ];
}

async function rows(
  what: string,
  containerInstances: unknown,
  others: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const trees = new Trees();
  let copies = COPIES;
  const workspace: PlanWorkspace = {
    async read(uri) {
      const text = uri === PLAN ? planText(containerInstances, copies) : others[uri];
      return text === undefined ? { problem: 'notFound' } : { text };
    },
    resolve: (base, path) => new URL(path, base).href,
    findTaskDefinition: async () => undefined,
  };
  let plan: Plan = await readPlan(PLAN, workspace, trees);
  const requests = () => plan.requests.map(({ request }) => request);
  let result: PlacementResult = place(plan.cluster, requests(), { seed: plan.seed });
  const readings: number[] = [];
  const placings: number[] = [];
  for (let round = 0; round < 30; round++) {
    copies++;
    const start = performance.now();
    plan = carryOver(plan, await readPlan(PLAN, workspace, trees));
    const between = performance.now();
    result = placeAgain(result, requests());
    if (round < 9) continue;
    readings.push(between - start);
    placings.push(performance.now() - between);
  }
  const [reading, placing] = [middle(readings), middle(placings)];
  const goal = `${GOAL_MS} ms together`;
  const size = `${INSTANCES} ${what}, 10,000 tasks`;
  const reached = reading + placing <= GOAL_MS;
  return [
    {
      what: `reading a plan again after an edit: ${size}`,
      ours: reading,
      peer: '',
      peers: undefined,
      goal,
      reached,
    },
    {
      what: '… and placing it',
      ours: placing,
      peer: '',
      peers: undefined,
      goal,
      reached,
    },
  ];
}
