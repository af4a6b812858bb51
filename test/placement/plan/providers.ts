import type { Plan } from '../../../core/plan/plan.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { workspaceOf } from '../files.ts';

/* Plans with capacity providers. */

export const URI = 'file:///p/stowage.json';

export const task = (more: object = {}) => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web', cpu: 128, memory: 256 }],
  ...more,
});

export const instances = ['od', 'spot'].map((capacityProvider) => ({
  instanceType: 'm5.large',
  count: 2,
  availabilityZones: ['a', 'b'],
  capacityProvider,
}));

export function read(plan: object, files: Readonly<Record<string, object>> = {}): Promise<Plan> {
  const others = Object.entries(files).map(([name, file]) => [new URL(name, URI).href, file]);
  return readPlan(URI, workspaceOf({ [URI]: plan, ...Object.fromEntries(others) }));
}

export const service = (more: object) => ({
  serviceName: 'web',
  taskDefinition: task(),
  desiredCount: 10,
  ...more,
});

/** `provider count` of every request and lane. */
export function shares({ requests, fargate }: Plan): string[] {
  return [
    ...requests.map(({ request }) => `${request.capacityProvider} ${request.count}`),
    ...fargate.map(({ capacityProvider, copies }) => `${capacityProvider} ${copies}`),
  ];
}
