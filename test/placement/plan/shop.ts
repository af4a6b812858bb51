import type { Plan } from '../../../core/plan/plan.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { workspaceOf } from '../files.ts';

/* What plans of the tests are made of. */

export const WEB = {
  family: 'web',
  containerDefinitions: [
    { name: 'web', image: 'nginx', cpu: 256, memory: 512, portMappings: [{ containerPort: 80 }] },
  ],
};

export const INSTANCE = {
  containerInstanceArn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/shop/abc',
  ec2InstanceId: 'i-0abc',
  status: 'ACTIVE',
  agentConnected: true,
  registeredResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 7680 },
  ],
  remainingResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 4000 },
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '80'] },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: ['53'] },
    { name: 'GPU', type: 'STRINGSET', stringSetValue: ['GPU-1'] },
  ],
  attributes: [
    { name: 'ecs.instance-type', value: 'm5.large' },
    { name: 'ecs.availability-zone', value: 'eu-west-1b' },
  ],
  runningTasksCount: 3,
  versionInfo: { agentVersion: '1.86.0' },
  registeredAt: '2026-03-01T10:00:00.123000+01:00',
  capacityProviderName: 'general',
};

export async function read(
  plan: unknown,
  files: Record<string, string | object> = {},
): Promise<Plan> {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  const workspace = workspaceOf({
    'file:///p/web.json': WEB,
    ...files,
    'file:///p/stowage.json': text,
  });
  return readPlan('file:///p/stowage.json', workspace);
}

export const group = { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'] };
export const service = { serviceName: 'web', taskDefinition: './web.json', desiredCount: 2 };
