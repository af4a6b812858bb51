import { describe, expect, test } from 'vitest';
import { advise } from '../../../core/analysis/advice/advise.ts';
import { place } from '../../../core/placement/place.ts';
import { format } from '../../../core/text/message.ts';
import { instances, read, service, task } from './providers.ts';

describe('Managed Instances', () => {
  const managed = {
    containerInstances: [{ ...instances[0], count: 4, capacityProvider: 'mi' }],
    capacityProviders: { capacityProviders: [{ name: 'mi', managedInstancesProvider: {} }] },
  };
  const capacityProviderStrategy = [{ capacityProvider: 'mi', weight: 1 }];

  test('know no strategy: spread across zones, then packed', async () => {
    const plan = await read({
      ...managed,
      services: [
        service({
          desiredCount: 6,
          capacityProviderStrategy,
          placementStrategy: [{ type: 'binpack', field: 'memory' }],
        }),
      ],
    });
    expect(plan.findings.map(({ id }) => id)).toEqual(['plan-strategy', 'plan-managed-instances']);
    const asked = plan.requests.map(({ request }) => request);
    const { outcomes, cluster } = place(plan.cluster, asked, { seed: 1 });
    const on = [...(outcomes[0]?.placed ?? [])].map((index) => cluster.instances[index]);
    expect(on.map((one) => one?.availabilityZone).sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
    expect(new Set(on.map((one) => one?.name)).size).toBe(2);
  });

  test('answer four attributes only', async () => {
    const constraints = (expression: string) => [{ type: 'memberOf', expression }];
    const ids = async (expression: string) => {
      const placementConstraints = constraints(expression);
      const services = [service({ capacityProviderStrategy, placementConstraints })];
      return (await read({ ...managed, services })).findings.map(({ id }) => id);
    };
    const note = 'plan-managed-instances';
    expect(await ids('attribute:ecs.instance-type =~ m5.*')).toEqual([note]);
    expect(await ids('attribute:stack == prod')).toEqual(['plan-constraint', note]);
    expect(await ids('runningTasksCount < 3')).toEqual(['plan-constraint', note]);
  });
});

describe('what Managed Instances would be launched', () => {
  const capacityProviderStrategy = [{ capacityProvider: 'mi', weight: 1 }];
  const planOf = (instanceRequirements: object | undefined, more: object = {}) => ({
    containerInstances: [{ ...instances[0], count: 2 }],
    capacityProviders: [
      {
        name: 'mi',
        managedInstancesProvider: {
          instanceLaunchTemplate: instanceRequirements ? { instanceRequirements } : {},
        },
      },
    ],
    services: [service({ capacityProviderStrategy, desiredCount: 4, ...more })],
  });
  const range = (min: number, max: number) => ({ min, max });
  const gib = (min: number, max: number) => range(min * 1024, max * 1024);

  test.each<[what: string, requirements: object, type: string]>([
    [
      'vCPUs and memory',
      { vCpuCount: range(2, 4), memoryMiB: gib(8, 8), allowedInstanceTypes: ['c5.*', 'm5.*'] },
      'm5.large',
    ],
    [
      'x86_64 where the task says nothing',
      { vCpuCount: range(2, 2), allowedInstanceTypes: ['m6g.large', 'm6i.large'] },
      'm6i.large',
    ],
    [
      'allowed types, with an asterisk',
      { vCpuCount: range(2, 8), memoryMiB: gib(4, 64), allowedInstanceTypes: ['m5.*'] },
      'm5.large',
    ],
    [
      'excluded types',
      {
        vCpuCount: range(2, 8),
        memoryMiB: gib(4, 64),
        allowedInstanceTypes: ['m5.*'],
        excludedInstanceTypes: ['m5.large'],
      },
      'm5.xlarge',
    ],
    [
      'burstable ones only where included',
      { vCpuCount: range(2, 2), memoryMiB: gib(4, 4), burstablePerformance: 'required' },
      't3a.medium',
    ],
    [
      'GPUs',
      {
        vCpuCount: range(4, 8),
        allowedInstanceTypes: ['m5.*', 'g4dn.*'],
        acceleratorCount: { min: 1 },
      },
      'g4dn.xlarge',
    ],
  ])('%s', async (_, requirements, type) => {
    const plan = await read(planOf(requirements));
    expect(plan.findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual([
      'info plan-managed-instances',
    ]);
    expect(
      plan.cluster.templates?.map(({ instanceType, availabilityZone }) => [
        instanceType,
        availabilityZone,
      ]),
    ).toEqual([
      [type, 'a'],
      [type, 'b'],
    ]);
    const asked = plan.requests.map(({ request }) => request);
    const advice = advise(place(plan.cluster, asked, { seed: 1 }), 0);
    expect(format(advice[0]?.message ?? { template: '', params: {} })).toBe(
      `add 1 × ${type} in a / b: all tasks are placed`,
    );
  });

  test('are advised to tasks of their provider alone', async () => {
    const plan = await read({
      ...planOf({ vCpuCount: range(2, 8), allowedInstanceTypes: ['m5.*'] }),
      tasks: [{ taskDefinition: task(), count: 999, launchType: 'EC2' }],
    });
    const asked = plan.requests.map(({ request }) => request);
    const changes = advise(place(plan.cluster, asked, { seed: 1 }), 1).map(({ change }) => change);
    const added = changes.flatMap((change) => (change.kind === 'addInstances' ? change.like : []));
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter((name) => name.startsWith('mi/'))).toEqual([]);
  });

  test.each([
    [undefined, 'The instance types that ECS would launch for mi'],
    [{ vCpuCount: range(999, 999) }, 'None of the 0 instance types that mi allows'],
    [
      { vCpuCount: range(2, 2), memoryMiB: gib(4, 4) },
      'types that mi allows has room for a task of service:web',
    ],
  ])('%j: said', async (requirements, said) => {
    const big = task({ cpu: '16384', memory: '32768' });
    const plan = await read(planOf(requirements, { taskDefinition: big }));
    expect(plan.findings.map(({ message }) => format(message)).join()).toContain(said);
  });
});
