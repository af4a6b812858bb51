import { Random } from '../../core/placement/random.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';

/** CPU units of tasks, and MiB of memory for each unit: from what is computed to what is cached. */
const CPU = [64, 128, 256, 256, 512, 512, 1024, 1024, 2048, 4096] as const;
const MEMORY_PER_UNIT = [0.5, 1, 2, 2, 4, 4, 8] as const;

const URI = 'file:///workload.stowage.json';

/**
 * A random plan without instances: 20 to 60 services with 200 tasks or more, from a tenth of a vCPU to four,
 * that pack their tasks. The same seed gives the same plan.
 */
export function workload(seed: number, services?: number): object {
  const random = new Random(seed);
  const one = <T>(from: readonly T[]): T => from[Math.floor(random.fraction() * from.length)] as T;
  const count = services ?? 20 + Math.floor(random.fraction() * 41);
  const mean = 10 + random.fraction() * 30;
  return {
    autoScalingGroups: [],
    services: Array.from({ length: count }, (_, at) => {
      const cpu = one(CPU);
      const memory =
        Math.round((cpu * one(MEMORY_PER_UNIT) * (0.7 + 0.6 * random.fraction())) / 8) * 8;
      return {
        serviceName: `service-${at + 1}`,
        desiredCount: Math.max(10, Math.round(mean * 2 * random.fraction())),
        placementStrategy: [{ type: 'binpack', field: one(['memory', 'cpu']) }],
        taskDefinition: {
          family: `service-${at + 1}`,
          containerDefinitions: [
            { name: 'app', image: 'app:1', cpu, memory: Math.max(64, memory) },
          ],
        },
      };
    }),
  };
}

/** The plan of a workload. */
export function readWorkload(seed: number, services?: number): Promise<Plan> {
  const text = JSON.stringify(workload(seed, services));
  return readPlan(URI, {
    read: (uri) => Promise.resolve(uri === URI ? { text } : { problem: 'notFound' as const }),
    resolve: (_, path) => path,
    findTaskDefinition: () => Promise.resolve(undefined),
  });
}
