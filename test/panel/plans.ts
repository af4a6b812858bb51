import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTIONS } from './question-plans.ts';

const container = { name: 'c', image: 'i', cpu: 64, memory: 128 };

export const LARGE = 'large.stowage.json';
export const HOSTILE = 'hostile.stowage.json';

const large = {
  containerInstances: [
    { instanceType: 'm5.large', count: 2000, availabilityZones: ['a', 'b', 'c'] },
  ],
  services: [
    {
      serviceName: 'web',
      desiredCount: 9000,
      taskDefinition: { family: 'w', containerDefinitions: [container] },
    },
  ],
};

const NAMES = [
  '<img src=x onerror=document.body.remove()>',
  '\u202eecivres\u2066',
  'long'.repeat(2500),
  '🚢👩‍👩‍👧‍👦',
];

const hostile = {
  containerInstances: NAMES.map((name) => ({
    instanceType: 'm5.large',
    count: 1,
    availabilityZone: name,
    attributes: { [name]: name },
  })),
  services: NAMES.map((serviceName) => ({
    serviceName,
    desiredCount: 90,
    taskDefinition: { family: 'w', containerDefinitions: [{ ...container, memory: 500 }] },
  })),
};

export const FARGATE = 'fargate.stowage.json';

const fargate = {
  services: [
    {
      serviceName: 'web',
      launchType: 'FARGATE',
      desiredCount: 5,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
      taskDefinition: {
        family: 'w',
        cpu: '512',
        memory: '1024',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [{ name: 'c', image: 'i' }],
      },
    },
  ],
};

export const PROVIDERS = 'providers.stowage.json';

const providers = {
  capacityProviders: ['general', 'spot'].map((name) => ({
    name,
    autoScalingGroupProvider: {},
    instanceType: 'm5.large',
    availabilityZones: ['a', 'b'],
  })),
  containerInstances: ['general', 'spot'].map((capacityProvider) => ({
    instanceType: 'm5.large',
    count: 3,
    availabilityZones: ['a', 'b'],
    capacityProvider,
  })),
  services: [
    {
      serviceName: 'web',
      desiredCount: 20,
      capacityProviderStrategy: [
        { capacityProvider: 'general', base: 4, weight: 1 },
        { capacityProvider: 'spot', weight: 3 },
      ],
      taskDefinition: { family: 'w', containerDefinitions: [container] },
    },
  ],
};

/** Writes the plans of these tests into the folder, before it is opened. */
export function writePlans(folder: string): void {
  for (const [name, plan] of Object.entries({
    [LARGE]: large,
    [HOSTILE]: hostile,
    [FARGATE]: fargate,
    [PROVIDERS]: providers,
    ...Object.fromEntries(
      Object.entries(QUESTIONS).map(([name, plan]) => [`${name}.stowage.json`, plan]),
    ),
  })) {
    writeFileSync(join(folder, name), JSON.stringify(plan, null, 2));
  }
}
