import type { TrackedMetric, TrackingPolicySpec } from '../../simulation/scaling/spec.ts';
import { judgeFields } from '../fields.ts';
import { get, type Reading, type Source } from '../reading.ts';
import { durationAt, member } from './members.ts';
import {
  type Followed,
  type Judged,
  LOADS_OF,
  METRICS,
  predefinedMetric,
  publishedMetric,
  sourceOf,
} from './metrics.ts';

const SHORT: readonly string[] = [
  'metric',
  'target',
  'policyName',
  'disableScaleIn',
  'scaleOutCooldown',
  'scaleInCooldown',
];

/** What a target tracking policy says, wherever it stands. */
interface Said {
  readonly name: string | undefined;
  readonly metric: TrackedMetric | undefined;
  readonly target: number | undefined;
  /** Where the cooldowns and DisableScaleIn stand. */
  readonly configuration: Source;
}

/** Reads a target tracking policy in short form. */
export function readTracking(
  reading: Reading,
  source: Source,
  followed: Followed,
): Judged<TrackingPolicySpec> | undefined {
  judgeFields(reading, source, SHORT);
  const { node } = source;
  const metric = METRICS.find((one) => one === node.get('metric').string);
  const target = node.get('target').number;
  const name = node.get('policyName').string;
  return policyOf(reading, source, followed, { name, metric, target, configuration: source });
}

/** Reads a target tracking policy of describe-scaling-policies. */
export function readTrackingOutput(
  reading: Reading,
  source: Source,
  followed: Followed,
): Judged<TrackingPolicySpec> | undefined {
  const configuration = get(source, 'TargetTrackingScalingPolicyConfiguration');
  const { node } = configuration;
  const type = node.get('PredefinedMetricSpecification').get('PredefinedMetricType').text;
  const custom = node.get('CustomizedMetricSpecification');
  const metric =
    type === undefined
      ? publishedMetric(custom.get('MetricName').text, custom.get('Namespace').text)
      : predefinedMetric(type);
  return policyOf(reading, source, followed, {
    name: source.node.get('PolicyName').text,
    metric,
    target: node.get('TargetValue').number,
    configuration,
  });
}

function policyOf(
  reading: Reading,
  source: Source,
  followed: Followed,
  { name, metric, target, configuration }: Said,
): Judged<TrackingPolicySpec> | undefined {
  if (!metric || target === undefined || target <= 0) {
    const template = 'Target tracking needs a target above 0 and a metric: {choices}.';
    const params = { choices: METRICS.join(', ') };
    if (!source.node.open) reading.report('plan-scaling', 'error', source, template, params);
    return undefined;
  }
  const from = sourceOf(metric, followed);
  const cooldown = (key: string): number | undefined =>
    durationAt(reading, member(configuration, key));
  const spec = {
    name: name ?? `${followed.service.name}-${metric}`,
    metric,
    target,
    disableScaleIn: member(configuration, 'disableScaleIn').node.boolean ?? false,
    scaleOutCooldown: cooldown('scaleOutCooldown'),
    scaleInCooldown: cooldown('scaleInCooldown'),
  };
  if (!from) noteMissing(reading, source, metric, followed);
  return { spec, from, metric, source };
}

/** A policy without a load is not simulated; a load that cannot be read is reported by itself. */
export function noteMissing(
  reading: Reading,
  source: Source,
  metric: TrackedMetric,
  { loads, service }: Followed,
): void {
  const names = LOADS_OF[metric];
  const [name = 'metric'] = names;
  const template =
    'The policy on {metric} is not simulated without "load": { "{service}": { "{name}": … } }.';
  const unread = names.some((one) => loads.get(one) !== undefined);
  const params = { metric, name, service: service.name };
  if (!unread) reading.report('plan-scaling', 'info', source, template, params);
}
