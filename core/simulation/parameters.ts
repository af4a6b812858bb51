import { DEFAULT_STOP_TIMEOUT } from '../ecs/stop-timeout.ts';

/** Where the default of a parameter comes from. */
export type ParameterSource = 'documented' | 'recorded' | 'observed' | 'assumption';

/** A duration, count or switch of the simulation. */
export interface Parameter {
  readonly unit: 's' | 'min' | 'days' | 'count' | 'number' | 'bool';
  /** `null` is no limit. */
  readonly fallback: number | boolean | null;
  readonly source: ParameterSource;
  readonly meaning: string;
}

function parameter(
  unit: Parameter['unit'],
  fallback: Parameter['fallback'],
  source: ParameterSource,
  meaning: string,
): Parameter {
  return { unit, fallback, source, meaning };
}

/**
 * What the simulation can be told about time, with defaults. Sources: developer guide and API reference
 * (documented), recordings and public events of live accounts (recorded, observed), our choice
 * (assumption).
 */
export const PARAMETERS = {
  schedulerInterval: parameter(
    's',
    10,
    'recorded',
    'time between two passes of the scheduler (0 = after every change)',
  ),
  apiReaction: parameter(
    's',
    10,
    'recorded',
    'from an API change to the first pass that acts on it, at or after',
  ),
  exitReaction: parameter(
    's',
    10,
    'assumption',
    'from the exit of an essential container to the first pass that replaces the task, at or after',
  ),
  fargateProvisioning: parameter(
    's',
    15,
    'recorded',
    'Fargate: from the start order to the image pull',
  ),
  fargatePull: parameter('s', 8, 'recorded', 'Fargate: image pull'),
  fargateStart: parameter('s', 2, 'recorded', 'Fargate: from the end of the pull to RUNNING'),
  fargateDeprovisioning: parameter(
    's',
    24,
    'recorded',
    'Fargate: from the end of the process to STOPPED',
  ),
  ec2Placement: parameter('s', 1, 'assumption', 'EC2: from the start order until the agent acts'),
  ec2Eni: parameter('s', 5, 'assumption', 'EC2: network interface, awsvpc only'),
  ec2Pull: parameter('s', 10, 'assumption', 'EC2: image pull'),
  ec2Start: parameter(
    's',
    1,
    'assumption',
    'EC2: from room on the host and a pulled image to RUNNING',
  ),
  appStart: parameter(
    's',
    0,
    'assumption',
    'of a service: from RUNNING to the application being ready',
  ),
  healthySeconds: parameter(
    's',
    40,
    'documented',
    'from RUNNING until a task without any check counts as healthy',
  ),
  healthySecondsLoadBalancer: parameter(
    's',
    40,
    'observed',
    'the same behind a load balancer, beside the healthy target',
  ),
  firstTargetCheck: parameter(
    's',
    3,
    'observed',
    'from the registration of a target to its first check',
  ),
  targetHealthPoll: parameter('s', 45, 'observed', 'time between two looks of ECS at the targets'),
  healthCheckGracePeriod: parameter('s', 0, 'documented', 'health check grace period of a service'),
  stopTimeout: parameter(
    's',
    DEFAULT_STOP_TIMEOUT,
    'documented',
    'from SIGTERM to SIGKILL; null sends none',
  ),
  stopSeconds: parameter(
    's',
    30,
    'assumption',
    'from SIGTERM to the exit, cut by stopTimeout; null does not exit by itself',
  ),
  deregisterLag: parameter(
    's',
    10,
    'observed',
    'from the stop order to the deregistration of the target',
  ),
  deregistrationDelay: parameter(
    's',
    300,
    'documented',
    'deregistration delay: how long a target drains',
  ),
  digestFirst: parameter(
    'bool',
    true,
    'documented',
    'the first task of a revision starts alone until image digests are known',
  ),
  stoppingCountsTowardMaximum: parameter(
    'bool',
    true,
    'assumption',
    'tasks that were told to stop count toward maximumPercent until STOPPED',
  ),
  launchRatePerMinute: parameter('count', 500, 'documented', 'tasks per service and minute on EC2'),
  throttleBase: parameter('s', 120, 'assumption', 'wait before the second attempt'),
  throttleFactor: parameter('number', 2, 'assumption', 'growth of the waits between attempts'),
  throttleCap: parameter('s', 1620, 'documented', 'longest wait between attempts'),
  provisioningTimeout: parameter('s', 900, 'assumption', 'longest time in PROVISIONING'),
  provisioningLimit: parameter('count', 500, 'documented', 'tasks in PROVISIONING per cluster'),
  stageLimit: parameter('s', 86400, 'documented', 'longest stage of blue/green, linear, canary'),
  nlbTrafficShift: parameter('s', 600, 'documented', 'added to each traffic shift by an NLB'),
  protectionMinutes: parameter('min', 120, 'documented', 'task scale-in protection'),
  metricPeriod: parameter('s', 60, 'documented', 'period of metrics'),
  alarmSecond: parameter('s', 30, 'assumption', 'second of the minute of an alarm’s evaluation'),
  trackingHighPeriods: parameter('count', 3, 'recorded', 'datapoints of AlarmHigh'),
  trackingLowPeriods: parameter('count', 15, 'recorded', 'datapoints of AlarmLow (30 at 20 s)'),
  trackingLowFactor: parameter('number', 0.9, 'recorded', 'AlarmLow threshold / target'),
  maxScaleInStep: parameter(
    'count',
    null,
    'assumption',
    'most tasks one tracking scale-in removes',
  ),
  scaleOutCooldown: parameter('s', 300, 'documented', 'cooldown of scaling policies'),
  scaleInCooldown: parameter('s', 300, 'documented', 'of policies'),
  aasReaction: parameter('s', 1, 'recorded', 'from the alarm to the scaling activity'),
  schedulingBufferTime: parameter(
    's',
    300,
    'documented',
    'predictive scaling acts before the hour',
  ),
  cprPeriod: parameter('s', 60, 'documented', 'period of CapacityProviderReservation'),
  cprHighPeriods: parameter('count', 1, 'documented', 'datapoints of its high alarm'),
  cprLowPeriods: parameter('count', 15, 'documented', 'datapoints of its low alarm'),
  instanceWarmup: parameter(
    's',
    300,
    'documented',
    'instanceWarmupPeriod of the capacity provider',
  ),
  casScaleInWait: parameter('s', 900, 'documented', 'no scale-in after a scale-out'),
  asgReaction: parameter('s', 7, 'observed', 'from the alarm to the start of an instance'),
  instanceLaunch: parameter('s', 20, 'observed', 'from the start of an instance to InService'),
  warmPoolStart: parameter(
    's',
    10,
    'assumption',
    'from the start of an instance of a warm pool to InService',
  ),
  agentRegistration: parameter(
    's',
    60,
    'assumption',
    'from InService to an ACTIVE container instance',
  ),
  instanceTermination: parameter(
    's',
    120,
    'assumption',
    'from the termination order until the instance is gone',
  ),
  refreshWarmup: parameter('s', 300, 'assumption', 'instance refresh: wait after each batch'),
  drainingHookMaximum: parameter(
    's',
    172800,
    'documented',
    'longest time that the managed draining hook waits',
  ),
  spotNotice: parameter('s', 120, 'documented', 'notice before an interruption'),
  agentDisconnectedAfter: parameter(
    's',
    180,
    'assumption',
    'from the loss of the agent to agentConnected: false',
  ),
  managedInstanceMaxAgeDays: parameter(
    'days',
    14,
    'documented',
    'Managed Instances: drained at this age',
  ),
  managedInstanceDrainDeadlineDays: parameter(
    'days',
    7,
    'documented',
    'Managed Instances: forced end after this time of draining',
  ),
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof PARAMETERS;

/** Values that differ from the defaults, in the units of the table. */
export type Timing = Readonly<Partial<Record<ParameterName, number | boolean | null>>>;

export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}
