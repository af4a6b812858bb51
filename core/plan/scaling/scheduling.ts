import { timesOf } from '../../ecs/schedule/schedule.ts';
import type {
  MaxCapacityBehavior,
  PredictivePolicySpec,
  ScheduledActionSpec,
} from '../../simulation/scaling/spec.ts';
import { judgeFields } from '../fields.ts';
import { get, items, type Reading, type Source } from '../reading.ts';
import { type LoadContext, readLoad } from './loads.ts';
import { durationAt, instantOf, member, numberAt, oneOf } from './members.ts';
import { type Followed, METRICS, predefinedMetric, sourceOf } from './metrics.ts';
import { noteMissing } from './tracking.ts';

const SCHEDULED: readonly string[] = [
  'name',
  'schedule',
  'timezone',
  'startTime',
  'endTime',
  'minCapacity',
  'maxCapacity',
];

const PREDICTIVE: readonly string[] = [
  'policyName',
  'metric',
  'target',
  'mode',
  'forecast',
  'schedulingBufferTime',
  'maxCapacityBreachBehavior',
  'maxCapacityBuffer',
];

/** Reads a scheduled action in short form. */
export function readScheduled(
  reading: Reading,
  source: Source,
  number: number,
): ScheduledActionSpec | undefined {
  judgeFields(reading, source, SCHEDULED);
  const name = source.node.get('name').text ?? `scheduled-action-${number + 1}`;
  return actionOf(reading, source, source, name);
}

/** Reads a scheduled action of describe-scheduled-actions. */
export function readScheduledOutput(
  reading: Reading,
  source: Source,
): ScheduledActionSpec | undefined {
  const name = source.node.get('ScheduledActionName').text ?? 'scheduled-action';
  return actionOf(reading, source, get(source, 'ScalableTargetAction'), name);
}

/** @param action where the capacities stand */
function actionOf(
  reading: Reading,
  source: Source,
  action: Source,
  name: string,
): ScheduledActionSpec | undefined {
  const schedule = member(source, 'schedule');
  const timeZone = member(source, 'timezone').node.text ?? 'UTC';
  const { text } = schedule.node;
  if (text === undefined || !timesOf(text, timeZone, 0)) {
    const template =
      'Expected a schedule such as "cron(0 8 * * ? *)", "rate(1 hour)" or "at(2026-05-01T08:00:00)", and a time zone such as Europe/Berlin.';
    if (!source.node.open) {
      const at = schedule.node.exists ? schedule : source;
      reading.report('plan-scaling', 'error', at, template);
    }
    return undefined;
  }
  const capacity = (key: string): number | undefined => {
    const at = member(action, key);
    return at.node.exists ? reading.amount(at, 0) : undefined;
  };
  const min = capacity('minCapacity');
  const max = capacity('maxCapacity');
  if (min === undefined && max === undefined) {
    const template = 'A scheduled action needs minCapacity, maxCapacity or both.';
    reading.report('plan-scaling', 'error', source, template);
    return undefined;
  }
  if (min !== undefined && max !== undefined && min > max) {
    const template = 'minCapacity {min} is above maxCapacity {max}.';
    reading.report('plan-scaling', 'error', source, template, { min, max });
    return undefined;
  }
  const start = instantOf(member(source, 'startTime'));
  const end = instantOf(member(source, 'endTime'));
  return { name, schedule: text, timeZone, start, end, min, max };
}

const BEHAVIORS: readonly MaxCapacityBehavior[] = ['HonorMaxCapacity', 'IncreaseMaxCapacity'];

const MODES = ['ForecastAndScale', 'ForecastOnly'] as const;

/** Reads a predictive scaling policy in short form. */
export async function readPredictive(
  reading: Reading,
  source: Source,
  followed: Followed,
  context: LoadContext,
): Promise<PredictivePolicySpec | undefined> {
  judgeFields(reading, source, PREDICTIVE);
  const metric = oneOf(reading, get(source, 'metric'), METRICS, 'CPU');
  const target = numberAt(reading, get(source, 'target'));
  const forecast = get(source, 'forecast').node.exists
    ? await readLoad(reading, get(source, 'forecast'), undefined, context)
    : undefined;
  const from = sourceOf(metric, followed);
  if (!from && !forecast) {
    noteMissing(reading, source, metric, followed);
    return undefined;
  }
  if (target === undefined && !forecast) {
    const template = 'Predictive scaling needs a target, or a forecast of tasks.';
    reading.report('plan-scaling', 'error', source, template);
    return undefined;
  }
  const name = source.node.get('policyName').text ?? `${followed.service.name}-predictive`;
  const none = { load: { shape: 'step', points: [] } } as const;
  const options = optionsOf(reading, source);
  return { ...(from ?? none), name, target: target ?? 1, forecast, ...options };
}

/** Reads a predictive scaling policy of describe-scaling-policies. */
export function readPredictiveOutput(
  reading: Reading,
  source: Source,
  followed: Followed,
): readonly PredictivePolicySpec[] {
  const configuration = get(source, 'PredictiveScalingPolicyConfiguration');
  const name = source.node.get('PolicyName').text ?? 'policy';
  return items(get(configuration, 'MetricSpecifications')).flatMap((item) => {
    const pair = item.node.get('PredefinedMetricPairSpecification').get('PredefinedMetricType');
    const scaling = item.node
      .get('PredefinedScalingMetricSpecification')
      .get('PredefinedMetricType');
    const metric = predefinedMetric(pair.text ?? scaling.text) ?? 'Custom';
    const target = numberAt(reading, get(item, 'TargetValue'));
    const from = sourceOf(metric, followed);
    if (!from) noteMissing(reading, source, metric, followed);
    if (!from || target === undefined || target <= 0) return [];
    return { ...from, name, target, forecast: undefined, ...optionsOf(reading, configuration) };
  });
}

/** Source: API reference, PredictiveScalingPolicyConfiguration: ForecastOnly is the default. */
function optionsOf(reading: Reading, source: Source) {
  const at = (name: string): Source => member(source, name);
  return {
    scales: oneOf(reading, at('mode'), MODES, 'ForecastOnly') === 'ForecastAndScale',
    schedulingBufferTime: durationAt(reading, at('schedulingBufferTime')),
    behavior: oneOf(reading, at('maxCapacityBreachBehavior'), BEHAVIORS, 'HonorMaxCapacity'),
    bufferPercent: numberAt(reading, at('maxCapacityBuffer')),
  };
}
