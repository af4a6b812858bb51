import { describe, expect, test } from 'vitest';
import { format } from '../../../core/text/message.ts';
import { group, read } from './shop.ts';

const service = {
  serviceName: 'web',
  desiredCount: 2,
  taskDefinition: {
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 512, memory: 1024 }],
  },
};
const cpu = { metric: 'CPU', target: 60 };
const points = [
  [0, 512],
  ['10m', 1024],
];

const readPlan = (scaling: unknown, load: unknown) =>
  read({ containerInstances: [group], services: [service], scaling, load });

describe('service auto scaling in a plan', () => {
  test('CPU units become percent of one task, times seconds', async () => {
    const { scaling, findings } = await readPlan(
      { web: { minCapacity: 2, maxCapacity: 8, targetTracking: [cpu] } },
      { web: { cpu: { points } } },
    );
    expect(findings).toEqual([]);
    expect(scaling.services).toMatchObject([
      {
        service: 'web',
        min: 2,
        max: 8,
        policies: [
          {
            name: 'web-CPU',
            metric: 'CPU',
            target: 60,
            disableScaleIn: false,
            factor: 100 / 512,
            loadName: 'cpu',
            load: {
              shape: 'step',
              points: [
                [0, 512],
                [600, 1024],
              ],
            },
          },
        ],
      },
    ]);
  });

  test('requests stay what they are', async () => {
    const requests = { metric: 'ALBRequestCountPerTarget', target: 1000, policyName: 'mine' };
    const { scaling } = await readPlan(
      { web: { minCapacity: 1, maxCapacity: 8, targetTracking: [requests] } },
      { web: { requestsPerMinute: { shape: 'linear', points } } },
    );
    const [policy] = scaling.services[0]?.policies ?? [];
    expect(policy).toMatchObject({ name: 'mine', load: { shape: 'linear' } });
    expect(policy?.load.points).toEqual([
      [0, 512],
      [600, 1024],
    ]);
  });

  const limits = { minCapacity: 1, maxCapacity: 8 };
  const load = { web: { cpu: { points } } };
  test.each([
    [
      'limits',
      { web: { minCapacity: 9, maxCapacity: 8 } },
      load,
      'minCapacity 9 is above maxCapacity 8.',
    ],
    [
      'a metric',
      { web: { ...limits, targetTracking: [{ metric: 'Cpu', target: 60 }] } },
      load,
      'Target tracking needs a target above 0',
    ],
    [
      'a target',
      { web: { ...limits, targetTracking: [{ metric: 'CPU', target: 0 }] } },
      load,
      'Target tracking needs a target above 0',
    ],
    [
      'no load',
      { web: { ...limits, targetTracking: [{ ...cpu, metric: 'Memory' }] } },
      load,
      'The policy on Memory is not simulated without',
    ],
    ['a service', { shop: limits }, load, 'The plan has no service shop.'],
    ['a service of a load', {}, { shop: {} }, 'The plan has no service shop.'],
    [
      'times',
      { web: { ...limits, targetTracking: [cpu] } },
      {
        web: {
          cpu: {
            points: [
              [60, 1],
              [0, 1],
            ],
          },
        },
      },
      'Expected a load such as',
    ],
    [
      'a shape',
      { web: { ...limits, targetTracking: [cpu] } },
      { web: { cpu: { shape: 'curve', points } } },
      'Expected a load such as',
    ],
    [
      'no points',
      { web: { ...limits, targetTracking: [cpu] } },
      { web: { cpu: { points: [] } } },
      'Expected a load such as',
    ],
  ])('%s that cannot be meant', async (_, scaling, given, message) => {
    const { findings, scaling: read } = await readPlan(scaling, given);
    expect(findings.map(({ id }) => id)).toEqual(['plan-scaling']);
    expect(findings.map(({ message: one }) => format(one)).join()).toContain(message);
    expect(read.services.flatMap(({ policies }) => policies)).toEqual([]);
  });
});
