import { describe, expect, test } from 'vitest';
import { points, readPlan, said, service, task } from './scaling-plans.ts';

/* What plans say of scaling, in short and as the AWS CLI prints it. */

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
