import type {
  AlarmSpec,
  Comparison,
  MissingData,
  Step,
  StepPolicySpec,
  TrackedMetric,
} from '../../simulation/scaling/spec.ts';
import { judgeFields } from '../fields.ts';
import { get, items, type Reading, type Source } from '../reading.ts';
import { durationAt, member, numberAt, oneOf } from './members.ts';
import { type Followed, type Judged, METRICS, publishedMetric, sourceOf } from './metrics.ts';
import { noteMissing } from './tracking.ts';

const SHORT: readonly string[] = [
  'metric',
  'policyName',
  'threshold',
  'comparisonOperator',
  'evaluationPeriods',
  'datapointsToAlarm',
  'period',
  'treatMissingData',
  'adjustmentType',
  'steps',
  'cooldown',
  'minAdjustmentMagnitude',
  'metricAggregationType',
];

const STEP: readonly string[] = ['lower', 'upper', 'adjustment'];

const COMPARISONS: readonly Comparison[] = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];

const TREATMENTS: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

const TYPES = ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'] as const;

const AGGREGATIONS = ['Average', 'Minimum', 'Maximum'] as const;

/** Settings of an alarm, of describe-alarms or in short. */
function readAlarm(reading: Reading, source: Source): AlarmSpec | undefined {
  const at = (name: string): Source => member(source, name);
  const threshold = numberAt(reading, at('threshold'));
  const n = Math.max(1, reading.amount(at('evaluationPeriods'), 1));
  if (threshold === undefined) {
    const template = 'An alarm needs a threshold.';
    if (!source.node.open) reading.report('plan-scaling', 'error', source, template);
    return undefined;
  }
  return {
    n,
    m: Math.min(n, Math.max(1, reading.amount(at('datapointsToAlarm'), n))),
    treat: oneOf(reading, at('treatMissingData'), TREATMENTS, 'missing'),
    comparison: oneOf(
      reading,
      at('comparisonOperator'),
      COMPARISONS,
      'GreaterThanOrEqualToThreshold',
    ),
    threshold,
    period: durationAt(reading, at('period')) ?? 60,
  };
}

/** Reads a step scaling policy in short form: with its alarm. */
export function readStepping(
  reading: Reading,
  source: Source,
  followed: Followed,
): Judged<StepPolicySpec> | undefined {
  judgeFields(reading, source, SHORT);
  const { node } = source;
  const metric = oneOf(reading, get(source, 'metric'), METRICS, 'CPU');
  const alarm = readAlarm(reading, source);
  if (!alarm) return undefined;
  const name = node.get('policyName').text ?? `${followed.service.name}-${metric}-steps`;
  const steps = items(get(source, 'steps')).map((item): Step => {
    judgeFields(reading, item, STEP);
    return {
      lower: numberAt(reading, get(item, 'lower')),
      upper: numberAt(reading, get(item, 'upper')),
      adjustment: numberAt(reading, get(item, 'adjustment')) ?? 0,
    };
  });
  const said = { name, alarmName: `${name}-alarm`, metric, alarm, steps };
  return policyOf(reading, source, source, followed, said);
}

/**
 * Reads a step scaling policy of describe-scaling-policies.
 * @param alarms by name, as describe-alarms prints them
 */
export function readSteppingOutput(
  reading: Reading,
  source: Source,
  followed: Followed,
  alarms: ReadonlyMap<string, Source>,
): readonly Judged<StepPolicySpec>[] {
  const configuration = get(source, 'StepScalingPolicyConfiguration');
  const steps = items(get(configuration, 'StepAdjustments')).map(
    (item): Step => ({
      lower: numberAt(reading, get(item, 'MetricIntervalLowerBound')),
      upper: numberAt(reading, get(item, 'MetricIntervalUpperBound')),
      adjustment: numberAt(reading, get(item, 'ScalingAdjustment')) ?? 0,
    }),
  );
  const name = source.node.get('PolicyName').text ?? 'policy';
  return items(get(source, 'Alarms')).flatMap((item) => {
    const alarmName = item.node.get('AlarmName').text ?? '';
    const described = alarms.get(alarmName);
    if (!described) {
      const template =
        'The alarm {alarmName} of the policy {name} is not described. Add the output of describe-alarms.';
      reading.report('plan-scaling', 'info', item, template, { alarmName, name });
      return [];
    }
    const alarm = readAlarm(reading, described);
    if (!alarm) return [];
    const { node } = described;
    const metric = publishedMetric(node.get('MetricName').text, node.get('Namespace').text);
    const said = { name, alarmName, metric, alarm, steps };
    return policyOf(reading, source, configuration, followed, said) ?? [];
  });
}

/** What a step scaling policy says, wherever it stands. */
interface Said {
  readonly name: string;
  readonly alarmName: string;
  readonly metric: TrackedMetric;
  readonly alarm: AlarmSpec;
  readonly steps: readonly Step[];
}

function policyOf(
  reading: Reading,
  source: Source,
  configuration: Source,
  followed: Followed,
  said: Said,
): Judged<StepPolicySpec> | undefined {
  const at = (name: string): Source => member(configuration, name);
  const { metric, alarm, steps } = said;
  if (steps.length === 0) {
    const template = 'Step scaling needs steps, such as [{ "lower": 0, "adjustment": 1 }].';
    if (!source.node.open) reading.report('plan-scaling', 'error', source, template);
    return undefined;
  }
  const from = sourceOf(metric, followed, alarm.period);
  if (!from) noteMissing(reading, source, metric, followed);
  const { name, alarmName } = said;
  const spec = {
    name,
    alarm,
    alarmName,
    steps,
    type: oneOf(reading, at('adjustmentType'), TYPES, 'ChangeInCapacity'),
    minimum: numberAt(reading, at('minAdjustmentMagnitude')),
    cooldown: durationAt(reading, at('cooldown')),
    aggregation: oneOf(reading, at('metricAggregationType'), AGGREGATIONS, 'Average'),
  };
  return { spec, from, metric, source };
}
