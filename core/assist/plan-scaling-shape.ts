import type { Shape } from '../ecs/schema/schema.ts';

/* What may stand in the members of a plan about load, scaling, Auto Scaling groups and prices. */

const text: Shape = { type: 'string' };
const count: Shape = { type: 'integer', minimum: 0 };
const number: Shape = { type: 'number' };
const flag: Shape = { type: 'boolean' };
const list = (items: Shape): Shape => ({ type: 'array', items });
const oneOf = (...values: string[]): Shape => ({ type: 'string', values });
const object = (structure: string, members: Record<string, Shape>): Shape => {
  return { type: 'object', structure, members: new Map(Object.entries(members)) };
};
/** An object with a member for each service, provider or the like. */
const byName = (entries: Shape): Shape => ({ type: 'object', entries });

const metric = oneOf(
  'CPU',
  'Memory',
  'CPUHighResolution',
  'MemoryHighResolution',
  'ALBRequestCountPerTarget',
  'Custom',
);

/** A load over time. */
const curve = object('PlanLoad', {
  shape: oneOf('step', 'linear'),
  points: list({ type: 'array', items: number }),
  formula: oneOf('step', 'ramp', 'spike', 'day'),
  from: number,
  to: number,
  at: text,
  for: text,
  low: number,
  high: number,
  peakAt: text,
  days: count,
  series: text,
  scale: number,
  percentOfTasks: count,
  perTask: number,
});

/** The loads of a service. */
export const LOADS: Shape = object('PlanLoads', {
  cpu: curve,
  memory: curve,
  requestsPerSecond: curve,
  requestsPerMinute: curve,
  queueLength: curve,
  custom: curve,
  metric: curve,
});

const tracking = object('PlanTargetTracking', {
  metric,
  target: number,
  policyName: text,
  disableScaleIn: flag,
  scaleOutCooldown: count,
  scaleInCooldown: count,
});

const stepping = object('PlanStepScaling', {
  metric,
  policyName: text,
  threshold: number,
  comparisonOperator: oneOf(
    'GreaterThanOrEqualToThreshold',
    'GreaterThanThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ),
  evaluationPeriods: count,
  datapointsToAlarm: count,
  period: count,
  treatMissingData: oneOf('missing', 'ignore', 'breaching', 'notBreaching'),
  adjustmentType: oneOf('ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'),
  steps: list(object('PlanStep', { lower: number, upper: number, adjustment: number })),
  cooldown: count,
  minAdjustmentMagnitude: count,
  metricAggregationType: oneOf('Average', 'Minimum', 'Maximum'),
});

const scheduled = object('PlanScheduledAction', {
  name: text,
  schedule: text,
  timezone: text,
  startTime: text,
  endTime: text,
  minCapacity: count,
  maxCapacity: count,
});

const predictive = object('PlanPredictiveScaling', {
  policyName: text,
  metric,
  target: number,
  mode: oneOf('ForecastAndScale', 'ForecastOnly'),
  forecast: curve,
  schedulingBufferTime: count,
  maxCapacityBreachBehavior: oneOf('HonorMaxCapacity', 'IncreaseMaxCapacity'),
  maxCapacityBuffer: count,
});

const scalable = object('PlanScaling', {
  minCapacity: count,
  maxCapacity: count,
  targetTracking: list(tracking),
  stepScaling: list(stepping),
  scheduled: list(scheduled),
  predictive: list(predictive),
  suspendedState: object('PlanSuspended', {
    dynamicScalingInSuspended: flag,
    dynamicScalingOutSuspended: flag,
    scheduledScalingSuspended: flag,
  }),
});

const group = object('PlanAutoScalingGroup', {
  name: text,
  capacityProvider: text,
  instanceTypes: list(text),
  availabilityZones: list(text),
  minSize: count,
  maxSize: count,
  desiredCapacity: count,
  terminationPolicies: list(
    oneOf(
      'Default',
      'OldestInstance',
      'NewestInstance',
      'OldestLaunchConfiguration',
      'OldestLaunchTemplate',
      'ClosestToNextInstanceHour',
      'AllocationStrategy',
    ),
  ),
  warmPool: object('PlanWarmPool', {
    minSize: count,
    maxGroupPreparedCapacity: count,
    poolState: oneOf('Stopped', 'Running', 'Hibernated'),
  }),
});

/** Members of a plan. */
export const SCALING_MEMBERS: Readonly<Record<string, Shape>> = {
  autoScalingGroups: list(group),
  scaling: byName(scalable),
  load: byName(LOADS),
  prices: object('PlanPrices', {
    region: text,
    spot: byName(number),
    instanceTypes: byName(number),
  }),
};

/** What the members mean, by structure. */
export const SCALING_DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Plan: {
    autoScalingGroups:
      'Auto Scaling groups: in short, or paths of files with the output of describe-auto-scaling-groups.',
    scaling:
      'Service auto scaling: capacity limits and policies by service; or paths of files with the outputs of describe-scalable-targets, describe-scaling-policies, describe-scheduled-actions and describe-alarms.',
    load: 'The load of each service over time, by service.',
    prices: 'The Region, Spot prices and prices of instance types, for the cost of a simulation.',
  },
  PlanScaling: {
    minCapacity: 'The fewest tasks that scaling sets.',
    maxCapacity: 'The most tasks that scaling sets.',
    targetTracking: 'Target tracking policies: keep a metric at a target.',
    stepScaling: 'Step scaling policies: add or remove tasks by how far an alarm is exceeded.',
    scheduled: 'Scheduled actions: set capacity limits at times.',
    predictive:
      'Predictive scaling policies: add tasks before the hour that is forecast to need them.',
    suspendedState: 'Which kinds of scaling are suspended.',
  },
  PlanTargetTracking: {
    metric: 'What is tracked. The plan needs a load for it.',
    target: 'Percent, requests a minute for each task, or the unit of the metric.',
    disableScaleIn: 'Whether the policy only adds tasks.',
    scaleOutCooldown: 'Seconds, or a text such as `"5m"`.',
    scaleInCooldown: 'Seconds, or a text such as `"5m"`.',
  },
  PlanStepScaling: {
    threshold: 'The threshold of the alarm.',
    steps: 'Bounds relative to the threshold, each with its adjustment.',
    cooldown: 'Seconds, or a text such as `"5m"`.',
    minAdjustmentMagnitude: 'The fewest tasks that a change in percent adds or removes.',
  },
  PlanStep: {
    lower: 'The lower bound relative to the threshold; without one there is none.',
    upper: 'The upper bound relative to the threshold; without one there is none.',
    adjustment: 'Tasks, percent or the capacity, by the adjustment type.',
  },
  PlanScheduledAction: {
    schedule: '`cron(…)` with six fields, `rate(…)` or `at(…)`.',
    timezone: 'An IANA name such as `Europe/Berlin`; UTC when it is missing.',
  },
  PlanPredictiveScaling: {
    forecast: 'Forecast tasks over time; without it what the load of the day before needs.',
    mode: 'Whether the forecast scales, or is only shown.',
  },
  PlanLoads: {
    cpu: 'CPU units that all tasks use together.',
    memory: 'MiB that all tasks use together.',
    requestsPerSecond: 'Requests a second to all tasks together.',
    requestsPerMinute: 'Requests a minute to all tasks together.',
    queueLength: 'Messages in a queue, for the backlog of each task.',
    custom: 'A load in the unit of a custom metric, for all tasks together.',
    metric: 'The value of a custom metric itself, however many tasks run.',
  },
  PlanLoad: {
    shape: '`step`: a value holds from its point on; `linear`: straight lines between points.',
    points: 'Pairs of a time and a value, in order of time.',
    formula: 'A step, a ramp, a spike, or the course of a day.',
    peakAt: 'The time of day of the peak, such as `"14h"`.',
    series:
      'A file: a table of times and values, or the output of get-metric-data or get-metric-statistics.',
    scale: 'What the values of a series are multiplied by.',
    percentOfTasks: 'For a series in percent: how many tasks ran while it was measured.',
    perTask: 'What one task takes of the load at most.',
  },
  PlanAutoScalingGroup: {
    capacityProvider: 'The capacity provider that the group belongs to.',
    instanceTypes: 'Instance types; the first one is launched.',
    desiredCapacity: 'Instances at the start; those of the plan when it is missing.',
    warmPool: 'Instances that are made ready before they are needed.',
  },
  PlanPrices: {
    region: 'The Region of the cluster.',
    spot: 'By capacity provider: Spot prices as a share of the price on demand, such as `0.35`.',
    instanceTypes: 'By instance type: USD an hour.',
  },
  PlanEvent: {
    instanceRefresh: 'Replaces the instances of an Auto Scaling group in batches.',
    setLoad: 'Sets the load of a service to `load`.',
    scaleInstances: 'Sets the desired capacity or the limits of an Auto Scaling group.',
    load: 'The new load; its times are from the start of the simulation.',
    desired: 'The desired capacity of an Auto Scaling group.',
    min: 'The minimum of an Auto Scaling group, or the minimum healthy percentage of a refresh.',
    max: 'The maximum of an Auto Scaling group, or the maximum healthy percentage of a refresh.',
    refreshWarmup: 'Seconds that a refresh waits after each batch.',
  },
};
