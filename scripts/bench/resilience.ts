import { fillingGrid, ResilienceGrid } from '../../core/analysis/resilience/grid.ts';
import { place } from '../../core/placement/place.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { finish } from '../../core/work.ts';
import { median, type Row } from './row.ts';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const TYPES = ['m5.4xlarge', 'm5.2xlarge', 'c5.4xlarge', 'c5.2xlarge', 'r5.2xlarge'];

/** 50 services on 1,000 instances of five types in three zones, a part of them of a Spot provider. */
async function benchPlan(): Promise<Plan> {
  const containerInstances = TYPES.map((instanceType, number) => ({
    instanceType,
    count: 200,
    availabilityZones: ZONES,
    ...(number === 0 ? { capacityProvider: 'spot' } : {}),
  }));
  const services = Array.from({ length: 50 }, (_, number) => ({
    serviceName: `service-${number}`,
    desiredCount: 100,
    taskDefinition: {
      family: `family-${number}`,
      containerDefinitions: [
        { name: 'c', image: 'i', cpu: 128 << (number % 3), memory: 256 + (number % 7) * 128 },
      ],
    },
  }));
  const text = JSON.stringify({ containerInstances, services });
  return readPlan('bench', {
    read: async () => ({ text }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  });
}

/** The whole grid of 50 services and 12 disturbances. */
export async function benchResilience(): Promise<Row> {
  const plan = await benchPlan();
  const result = place(
    plan.cluster,
    plan.requests.map(({ request }) => request),
    { seed: plan.seed },
  );
  const { length } = new ResilienceGrid(plan, result).disturbances;
  const ours = await median(() => finish(fillingGrid(new ResilienceGrid(plan, result))), 5, 2);
  return {
    what: `resilience: 50 services × ${length} disturbances on 1,000 instances`,
    ours,
    peer: '',
    peers: undefined,
    goal: '1000 ms',
    reached: ours <= 1000 && length >= 12,
  };
}
