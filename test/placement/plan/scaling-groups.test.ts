import { describe, expect, test } from 'vitest';
import { points, readPlan, said } from './scaling-plans.ts';
import { group } from './shop.ts';

/* What plans say of Auto Scaling groups, and of prices. */

describe('Auto Scaling groups', () => {
  const provider = (more: object = {}) => ({
    name: 'general',
    autoScalingGroupProvider: {
      autoScalingGroupArn:
        'arn:aws:autoscaling:eu-west-1:1:autoScalingGroup:x:autoScalingGroupName/asg',
      managedScaling: {
        status: 'ENABLED',
        targetCapacity: 90,
        instanceWarmupPeriod: 60,
        minimumScalingStepSize: 2,
      },
      managedTerminationProtection: 'ENABLED',
      managedDraining: 'DISABLED',
      ...more,
    },
  });
  const instances = [{ ...group, capacityProvider: 'general' }];

  test('of describe-auto-scaling-groups, with the instance types of a mix', async () => {
    const output = {
      AutoScalingGroups: [
        {
          AutoScalingGroupName: 'asg',
          MinSize: 1,
          MaxSize: 8,
          DesiredCapacity: 3,
          AvailabilityZones: ['b', 'a'],
          TerminationPolicies: ['OldestInstance', 'Default'],
          MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{ InstanceType: 'c5.large' }] } },
          WarmPoolConfiguration: { MinSize: 1, MaxGroupPreparedCapacity: -1, PoolState: 'Stopped' },
        },
      ],
    };
    const files = { 'file:///p/groups.json': output };
    const more = {
      capacityProviders: [provider()],
      autoScalingGroups: ['./groups.json'],
      containerInstances: instances,
    };
    const { capacity, findings } = await readPlan(more, files);
    expect(findings).toEqual([]);
    expect(capacity.groups).toMatchObject([
      {
        name: 'asg',
        provider: 'general',
        min: 1,
        max: 8,
        desired: 3,
        target: 90,
        stepSizes: { minimum: 2, maximum: 10_000 },
        timing: { instanceWarmup: 60 },
        managedTerminationProtection: true,
        managedDraining: false,
        terminationPolicies: ['OldestInstance', 'Default'],
        warmPool: { minSize: 1, prepared: undefined, state: 'Stopped' },
      },
    ]);
    const [found] = capacity.groups;
    expect(found?.likes.map((one) => [one.instanceType, one.availabilityZone])).toEqual([
      ['c5.large', 'a'],
      ['c5.large', 'b'],
    ]);
  });

  test('in short, of the provider itself, and like the instances that run', async () => {
    const short = [{ name: 'asg', capacityProvider: 'general', maxSize: 4 }];
    const one = await readPlan({
      capacityProviders: [provider()],
      autoScalingGroups: short,
      containerInstances: instances,
    });
    expect(said(one)).toEqual([]);
    expect(one.capacity.groups[0]?.likes[0]).toMatchObject({ instanceType: 'm5.large' });
    const own = { ...provider(), instanceType: 'r5.large', minSize: 1, maxSize: 4 };
    const two = await readPlan({ capacityProviders: [own] });
    expect(two.capacity.groups[0]?.likes[0]).toMatchObject({ instanceType: 'r5.large' });
    expect(two.capacity.groups[0]).toMatchObject({ min: 1, max: 4, target: 90 });
  });

  test.each([
    [{ maxSize: 3 }, 'An Auto Scaling group needs a name.'],
    [{ name: 'a', minSize: 4, maxSize: 3 }, 'minSize 4 is above maxSize 3.'],
    [{ name: 'a' }, 'The Auto Scaling group a needs a maxSize.'],
    [{ name: 'a', maxSize: 3 }, 'The instance type of the Auto Scaling group a is not known'],
    [{ name: 'a', maxSize: 3, instanceTypes: ['m5.large'], maxsize: 3 }, 'Did you mean maxSize?'],
    [
      { name: 'a', maxSize: 3, instanceTypes: ['m5.large'], terminationPolicies: ['Newest'] },
      'The termination policy Newest is not simulated',
    ],
  ])('what cannot be meant: %j', async (one, message) => {
    expect(said(await readPlan({ autoScalingGroups: [one] })).join()).toContain(message);
  });

  test('events name groups, and loads', async () => {
    const events = [
      { at: 0, instanceRefresh: 'asg', min: 50, max: 150, refreshWarmup: '1m' },
      { at: 0, scaleInstances: 'other', desired: 3 },
      { at: '1m', setLoad: 'web', load: { points: [[60, 9]] } },
      { at: '1m', setLoad: 'web', load: { memory: { points: [[60, 9]] } } },
    ];
    const plan = await readPlan({
      events,
      autoScalingGroups: [{ name: 'asg', maxSize: 3, instanceTypes: ['m5.large'] }],
      load: { web: { cpu: { points } } },
    });
    expect(said(plan)).toEqual([
      'The plan has no Auto Scaling group other with a maximum size.',
      'Expected a load by its name, such as { "cpu": … }: web has cpu.',
    ]);
    expect(plan.events).toMatchObject([
      { min: 50, max: 150, refreshWarmup: 60 },
      { desired: 3 },
      { loadName: 'cpu', load: { points: [[60, 9]] } },
      {},
    ]);
  });
});

test('prices: the Region of the instances, Spot shares and prices of the plan', async () => {
  const zoned = { ...group, availabilityZones: ['eu-west-1a'] };
  const own = await readPlan({ containerInstances: [zoned], prices: { spot: { spot: 0.3 } } });
  expect(own.prices).toMatchObject({ region: 'eu-west-1', spot: new Map([['spot', 0.3]]) });
  const named = await readPlan({
    prices: { region: 'us-west-2', instanceTypes: { 'm5.large': 0.1 } },
  });
  expect(named.prices).toMatchObject({
    region: 'us-west-2',
    instanceTypes: new Map([['m5.large', 0.1]]),
  });
  expect(said(await readPlan({ prices: { spot: { spot: 3 } } }))).toEqual([
    'Expected a share of the price on demand, above 0 and at most 1.',
  ]);
});
