import { describe, expect, test } from 'vitest';
import { format } from '../../../core/text/message.ts';
import { group, read } from './shop.ts';

/* What plans say of scaling and load, in short and as the AWS CLI prints it. */

const task = {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 512, memory: 1024 }],
};
const service = { serviceName: 'web', desiredCount: 2, taskDefinition: task };
const points = [[0, 512]];

const readPlan = (more: object, files: Record<string, string | object> = {}) =>
  read({ containerInstances: [group], services: [service], ...more }, files);

const said = (plan: Awaited<ReturnType<typeof read>>): string[] =>
  plan.findings.map(({ message }) => format(message));

const ResourceId = 'service/shop/web';
const target = {
  ServiceNamespace: 'ecs',
  ResourceId,
  ScalableDimension: 'ecs:service:DesiredCount',
  MinCapacity: 2,
  MaxCapacity: 9,
  SuspendedState: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false },
};
const tracking = {
  PolicyName: 'cpu',
  PolicyType: 'TargetTrackingScaling',
  ResourceId,
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    ScaleOutCooldown: 60,
    ScaleInCooldown: 240,
    DisableScaleIn: false,
  },
};
const stepping = {
  PolicyName: 'steps',
  PolicyType: 'StepScaling',
  ResourceId,
  StepScalingPolicyConfiguration: {
    AdjustmentType: 'PercentChangeInCapacity',
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 10, ScalingAdjustment: 30 },
    ],
    MinAdjustmentMagnitude: 2,
    Cooldown: 120,
    MetricAggregationType: 'Maximum',
  },
  Alarms: [{ AlarmName: 'web-high', AlarmARN: 'arn:aws:cloudwatch:…' }],
};
const alarm = {
  AlarmName: 'web-high',
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Threshold: 70,
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Period: 120,
  TreatMissingData: 'notBreaching',
};
const action = {
  ScheduledActionName: 'morning',
  ResourceId,
  Schedule: 'cron(0 8 * * ? *)',
  Timezone: 'Europe/Berlin',
  StartTime: '2026-05-01T00:00:00+00:00',
  ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 20 },
};

const OUTPUTS = {
  'file:///p/targets.json': { ScalableTargets: [target] },
  'file:///p/policies.json': { ScalingPolicies: [tracking, stepping] },
  'file:///p/actions.json': { ScheduledActions: [action] },
  'file:///p/alarms.json': { MetricAlarms: [alarm] },
};
const PATHS = ['./targets.json', './policies.json', './actions.json', './alarms.json'];

const WANTED = {
  service: 'web',
  min: 2,
  max: 9,
  suspended: { scalingIn: true, scalingOut: false, scheduled: false },
  policies: [
    { name: 'cpu', metric: 'CPU', target: 60, scaleOutCooldown: 60, scaleInCooldown: 240 },
  ],
  steps: [
    {
      name: 'steps',
      alarmName: 'web-high',
      type: 'PercentChangeInCapacity',
      minimum: 2,
      cooldown: 120,
      aggregation: 'Maximum',
      steps: [
        { lower: 0, upper: 10, adjustment: 10 },
        { lower: 10, upper: undefined, adjustment: 30 },
      ],
      alarm: {
        n: 3,
        m: 2,
        treat: 'notBreaching',
        comparison: 'GreaterThanThreshold',
        threshold: 70,
        period: 120,
      },
    },
  ],
  scheduled: [
    {
      name: 'morning',
      schedule: 'cron(0 8 * * ? *)',
      timeZone: 'Europe/Berlin',
      start: Date.parse('2026-05-01T00:00:00Z'),
      min: 4,
      max: 20,
    },
  ],
};

describe('outputs of the AWS CLI', () => {
  const load = { web: { cpu: { points } } };

  test('as files, in any order', async () => {
    for (const scaling of [PATHS, [...PATHS].reverse()]) {
      const plan = await readPlan({ scaling, load }, OUTPUTS);
      expect(said(plan)).toEqual([]);
      expect(plan.scaling.services).toMatchObject([WANTED]);
    }
  });

  test('inline: a whole output, several in one object, single entries', async () => {
    const together = {
      ScalableTargets: [target],
      ScalingPolicies: [tracking, stepping],
      ScheduledActions: [action],
      MetricAlarms: [alarm],
    };
    const alone = [target, tracking, stepping, action, alarm];
    for (const scaling of [together, [together], alone]) {
      const plan = await readPlan({ scaling, load });
      expect(said(plan)).toEqual([]);
      expect(plan.scaling.services).toMatchObject([WANTED]);
    }
  });

  test('policies of services that the plan does not have are left out', async () => {
    const other = { ...tracking, ResourceId: 'service/shop/api' };
    const plan = await readPlan({ scaling: [target, other], load });
    expect(said(plan)).toEqual([]);
    expect(plan.scaling.services).toMatchObject([{ service: 'web', policies: [] }]);
  });

  test('what is missing is said: a target, an alarm, a load', async () => {
    expect(said(await readPlan({ scaling: [tracking], load }))).toEqual([
      'The policies of web are not simulated without its scalable target: minCapacity and maxCapacity.',
    ]);
    expect(said(await readPlan({ scaling: [target, stepping], load }))).toEqual([
      'The alarm web-high of the policy steps is not described. Add the output of describe-alarms.',
    ]);
    expect(said(await readPlan({ scaling: [target, tracking] }))).toEqual([
      'The policy on CPU is not simulated without "load": { "web": { "cpu": … } }.',
    ]);
  });

  test('predictive scaling', async () => {
    const predictive = {
      PolicyName: 'ahead',
      PolicyType: 'PredictiveScaling',
      ResourceId,
      PredictiveScalingPolicyConfiguration: {
        MetricSpecifications: [
          {
            TargetValue: 40,
            PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' },
          },
        ],
        Mode: 'ForecastAndScale',
        SchedulingBufferTime: 600,
        MaxCapacityBreachBehavior: 'IncreaseMaxCapacity',
        MaxCapacityBuffer: 10,
      },
    };
    const plan = await readPlan({ scaling: [target, predictive], load });
    expect(plan.scaling.services[0]?.predictive).toMatchObject([
      {
        name: 'ahead',
        target: 40,
        scales: true,
        schedulingBufferTime: 600,
        behavior: 'IncreaseMaxCapacity',
        bufferPercent: 10,
        loadName: 'cpu',
      },
    ]);
  });
});

describe('short form', () => {
  test('reads every kind of policy', async () => {
    const scaling = {
      web: {
        minCapacity: 2,
        maxCapacity: 9,
        stepScaling: [{ threshold: 70, steps: [{ lower: 0, adjustment: 2 }], cooldown: '2m' }],
        scheduled: [{ schedule: 'rate(1 hour)', maxCapacity: 4 }],
        predictive: [{ forecast: { points: [[0, 4]] }, mode: 'ForecastAndScale' }],
      },
    };
    const plan = await readPlan({ scaling, load: { web: { cpu: { points } } } });
    expect(said(plan)).toEqual([]);
    expect(plan.scaling.services).toMatchObject([
      {
        steps: [{ type: 'ChangeInCapacity', cooldown: 120, alarm: { n: 1, threshold: 70 } }],
        scheduled: [{ schedule: 'rate(1 hour)', max: 4, min: undefined }],
        predictive: [{ scales: true, forecast: { points: [[0, 4]] } }],
      },
    ]);
  });

  test('misspelt members are found', async () => {
    const scaling = { web: { minCapacity: 2, maxCapcity: 9, targetTraking: [] } };
    expect(said(await readPlan({ scaling }))).toEqual([
      'Unknown property maxCapcity. Did you mean maxCapacity?',
      'Unknown property targetTraking. Did you mean targetTracking?',
    ]);
    const load = { web: { cpuu: { points }, cpu: { points, shap: 'step' } } };
    expect(said(await readPlan({ load }))).toEqual([
      'Unknown property cpuu. Did you mean cpu?',
      'Unknown property shap. Did you mean shape?',
    ]);
  });

  test.each([
    [{ scheduled: [{ schedule: 'cron(0 8 * *)', minCapacity: 1 }] }, 'Expected a schedule'],
    [{ scheduled: [{ schedule: 'rate(1 hour)' }] }, 'A scheduled action needs minCapacity'],
    [
      { scheduled: [{ schedule: 'rate(1 hour)', minCapacity: 5, maxCapacity: 4 }] },
      'minCapacity 5 is above maxCapacity 4.',
    ],
    [{ stepScaling: [{ steps: [{ lower: 0, adjustment: 1 }] }] }, 'An alarm needs a threshold.'],
    [{ stepScaling: [{ threshold: 60 }] }, 'Step scaling needs steps'],
    [{ predictive: [{ metric: 'CPU' }] }, 'Predictive scaling needs a target'],
    [
      { stepScaling: [{ threshold: 60, comparisonOperator: '>', steps: [{ lower: 0 }] }] },
      'Expected one of GreaterThanOrEqualToThreshold',
    ],
  ])('what cannot be meant: %j', async (more, message) => {
    const scaling = { web: { minCapacity: 1, maxCapacity: 9, ...more } };
    const plan = await readPlan({ scaling, load: { web: { cpu: { points } } } });
    expect(said(plan).join()).toContain(message);
  });
});

describe('policies that go wrong together', () => {
  const load = { web: { cpu: { points }, memory: { points } } };
  const judged = async (more: object, definition: object = task) => {
    const scaling = { web: { minCapacity: 1, maxCapacity: 9, ...more } };
    const services = [{ ...service, taskDefinition: definition }];
    return said(await readPlan({ scaling, load, services }));
  };
  const steps = (list: object[], more: object = {}) => ({
    stepScaling: [{ threshold: 70, steps: list, ...more }],
  });

  test('steps that overlap, leave gaps, or end', async () => {
    const gap = [
      { lower: 0, upper: 10, adjustment: 1 },
      { lower: 20, adjustment: 2 },
    ];
    expect(await judged(steps(gap))).toEqual([
      'Steps leave a gap from 10 to 20; no step applies there.',
    ]);
    const overlap = [
      { lower: 0, upper: 20, adjustment: 1 },
      { lower: 10, adjustment: 2 },
    ];
    expect(await judged(steps(overlap))).toEqual([
      'Steps overlap between 10 and 20; each value needs one step.',
    ]);
    expect(await judged(steps([{ lower: 0, upper: 20, adjustment: 1 }]))).toEqual([
      'No step applies above 20. Leave the upper bound of the last step out.',
    ]);
    expect(await judged(steps([{ lower: 10, upper: 10, adjustment: 1 }]))).toEqual([
      'The lower bound 10 of a step must be below its upper bound 10.',
    ]);
    const whole = [
      { upper: -10, adjustment: -2 },
      { lower: -10, upper: 0, adjustment: -1 },
    ];
    const low = { threshold: 30, comparisonOperator: 'LessThanThreshold' };
    expect(await judged(steps(whole, low))).toEqual([]);
  });

  test('scale-in that is disabled everywhere', async () => {
    const tracking = { metric: 'CPU', target: 60, disableScaleIn: true };
    const [message] = await judged({ targetTracking: [tracking] });
    expect(message).toContain('All target tracking policies of web disable scale-in');
    const in_ = steps([{ upper: 0, adjustment: -1 }], {
      threshold: 20,
      comparisonOperator: 'LessThanThreshold',
    });
    expect(await judged({ targetTracking: [tracking], ...in_ })).toEqual([]);
    const scheduled = [{ schedule: 'rate(1 day)', maxCapacity: 2 }];
    expect(await judged({ targetTracking: [tracking], scheduled })).toEqual([]);
  });

  test('two policies on one metric, and policies that fight', async () => {
    const twice = [
      { metric: 'CPU', target: 60 },
      { metric: 'CPUHighResolution', target: 50 },
    ];
    expect(await judged({ targetTracking: twice })).toEqual([
      'The policies web-CPU and web-CPUHighResolution of web track the same metric CPU. Use one of them.',
    ]);
    const targetTracking = [{ metric: 'CPU', target: 80 }];
    const out = steps([{ lower: 0, adjustment: 1 }]);
    expect(await judged({ targetTracking, ...out })).toEqual([
      'web-CPU-steps adds tasks above 70, where web-CPU removes them: below 72. Raise the threshold above 72.',
    ]);
    const higher = steps([{ lower: 0, adjustment: 1 }], { threshold: 90 });
    expect(await judged({ targetTracking, ...higher })).toEqual([]);
    const inward = steps([{ upper: 0, adjustment: -1 }], {
      threshold: 85,
      comparisonOperator: 'LessThanThreshold',
    });
    expect(await judged({ targetTracking, ...inward })).toEqual([
      'web-CPU-steps removes tasks below 85, where web-CPU adds them: above 80. Lower the threshold below 80.',
    ]);
  });

  test('a target that no task can exceed', async () => {
    const memory = { targetTracking: [{ metric: 'Memory', target: 100 }] };
    const message =
      'A task of web cannot use more than 100 % of its memory, so the target 100 is never exceeded. Lower the target.';
    expect(await judged(memory)).toEqual([message]);
    // With a reservation beside the limit it can.
    const [container] = task.containerDefinitions;
    const soft = { ...task, containerDefinitions: [{ ...container, memoryReservation: 256 }] };
    expect(await judged(memory, soft)).toEqual([]);
    const cpu = { targetTracking: [{ metric: 'CPU', target: 120 }] };
    // Containers without a task size share what CPU is left.
    expect(await judged(cpu)).toEqual([]);
    expect((await judged(cpu, { ...task, cpu: '512' })).length).toBe(1);
  });
});

describe('loads', () => {
  const HOUR = 3600;
  const curve = async (
    cpu: unknown,
    more: object = {},
    files: Record<string, string | object> = {},
  ) => {
    const plan = await readPlan({ load: { web: { cpu } }, ...more }, files);
    expect(said(plan)).toEqual([]);
    return plan.scaling.loads.get('web')?.get('cpu')?.load;
  };

  test('by formula', async () => {
    expect(await curve({ formula: 'step', from: 1, to: 5, at: '10m' })).toEqual({
      shape: 'step',
      points: [
        [0, 1],
        [600, 5],
      ],
    });
    expect(await curve({ formula: 'ramp', from: 1, to: 5, at: '10m', for: '20m' })).toEqual({
      shape: 'linear',
      points: [
        [0, 1],
        [600, 1],
        [1800, 5],
      ],
    });
    expect(await curve({ formula: 'spike', from: 1, to: 5, at: '10m', for: 60 })).toEqual({
      shape: 'step',
      points: [
        [0, 1],
        [600, 5],
        [660, 1],
      ],
    });
    const day = await curve({ formula: 'day', low: 100, high: 500, peakAt: '12h' });
    expect(day?.points.find(([time]) => time === 12 * HOUR)).toEqual([12 * HOUR, 500]);
    expect(day?.points[0]).toEqual([0, 100]);
    expect(day?.points.at(-1)?.[0]).toBe(24 * HOUR);
    // The time of day is that of the plan's start.
    const noon = { startAt: '2026-05-04T12:00:00Z' };
    const later = await curve({ formula: 'day', low: 100, high: 500, peakAt: '12h' }, noon);
    expect(later?.points[0]).toEqual([0, 500]);
  });

  test('from tables: seconds, or times of the calendar', async () => {
    const files = {
      'file:///p/plain.csv': 'time,value\n0,10\n60,20\n',
      'file:///p/dated.csv': '"Timestamp","CPU"\n2026-05-04 08:05,20\n2026-05-04 08:00,10\n',
    };
    const wanted = (second: number) => [
      [0, 10],
      [second, 20],
    ];
    expect((await curve('./plain.csv', {}, files))?.points).toEqual(wanted(60));
    expect((await curve('./dated.csv', {}, files))?.points).toEqual(wanted(300));
    // A day later at the same time of day; and from the middle of it.
    const next = { startAt: '2026-05-05T08:00:00Z' };
    expect((await curve('./dated.csv', next, files))?.points).toEqual(wanted(300));
    const middle = { startAt: '2026-05-04T08:04:00Z' };
    expect((await curve('./dated.csv', middle, files))?.points).toEqual(wanted(60));
  });

  test('from outputs of CloudWatch, in percent of some tasks', async () => {
    const data = {
      MetricDataResults: [
        {
          Id: 'm1',
          Timestamps: ['2026-05-04T00:05:00Z', '2026-05-04T00:00:00Z'],
          Values: [50, 25],
        },
      ],
    };
    const statistics = {
      Label: 'CPUUtilization',
      Datapoints: [
        { Timestamp: '2026-05-04T00:05:00Z', Average: 50, Unit: 'Percent' },
        { Timestamp: '2026-05-04T00:00:00Z', Average: 25, Unit: 'Percent' },
      ],
    };
    const files = { 'file:///p/data.json': data, 'file:///p/statistics.json': statistics };
    for (const series of ['./data.json', './statistics.json', data]) {
      expect((await curve({ series, percentOfTasks: 4 }, {}, files))?.points).toEqual([
        [0, 512],
        [300, 1024],
      ]);
      expect((await curve({ series, scale: 2 }, {}, files))?.points[1]).toEqual([300, 100]);
    }
  });

  test.each([
    [{ formula: 'wave' }, 'The formula of a load is one of step, ramp, spike, day, not wave.'],
    [{ formula: 'step', from: 1 }, 'The formula step needs from, to'],
    [{ formula: 'day', low: 1, high: 2, at: 3 }, 'Unknown property at.'],
    ['./gone.csv', 'File not found: ./gone.csv.'],
    ['./web.json', 'Expected a series'],
  ])('what cannot be meant: %j', async (cpu, message) => {
    const plan = await readPlan({ load: { web: { cpu } } });
    expect(said(plan).join()).toContain(message);
  });

  test('requests become utilisation by what one task takes of them', async () => {
    const scaling = {
      web: {
        minCapacity: 1,
        maxCapacity: 9,
        targetTracking: [
          { metric: 'CPU', target: 50 },
          { metric: 'ALBRequestCountPerTarget', target: 600 },
        ],
      },
    };
    const load = { web: { requestsPerSecond: { points: [[0, 100]], perTask: 25 } } };
    const { scaling: plan } = await readPlan({ scaling, load });
    expect(plan.services[0]?.policies).toMatchObject([
      { metric: 'CPU', factor: 4 },
      { metric: 'ALBRequestCountPerTarget', factor: 60 },
    ]);
    expect(plan.demands).toMatchObject([{ service: 'web', perTask: 25 }]);
  });
});

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
