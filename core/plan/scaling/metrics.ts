import type { MetricSource, TrackedMetric } from '../../simulation/scaling/spec.ts';
import type { ServiceBehaviour } from '../behaviour.ts';
import type { Source } from '../reading.ts';
import type { LoadName, PlannedLoads } from './loads.ts';

export const METRICS = [
  'CPU',
  'Memory',
  'CPUHighResolution',
  'MemoryHighResolution',
  'ALBRequestCountPerTarget',
  'Custom',
] as const satisfies readonly TrackedMetric[];

/** The loads that each metric can be measured from, the first that the plan has. */
export const LOADS_OF: Readonly<Record<TrackedMetric, readonly LoadName[]>> = {
  CPU: ['cpu', 'requestsPerSecond', 'requestsPerMinute'],
  CPUHighResolution: ['cpu', 'requestsPerSecond', 'requestsPerMinute'],
  Memory: ['memory'],
  MemoryHighResolution: ['memory'],
  ALBRequestCountPerTarget: ['requestsPerMinute', 'requestsPerSecond'],
  Custom: ['metric', 'queueLength', 'custom'],
};

/** PredefinedMetricType of target tracking. Source: API reference, PredefinedMetricSpecification. */
const PREDEFINED: Readonly<Record<string, TrackedMetric>> = {
  ECSServiceAverageCPUUtilization: 'CPU',
  ECSServiceAverageMemoryUtilization: 'Memory',
  ECSServiceAverageCPUUtilizationHighResolution: 'CPUHighResolution',
  ECSServiceAverageMemoryUtilizationHighResolution: 'MemoryHighResolution',
  ALBRequestCountPerTarget: 'ALBRequestCountPerTarget',
  ECSServiceCPUUtilization: 'CPU',
  ECSServiceMemoryUtilization: 'Memory',
};

/** Names of CloudWatch metrics that are measured from a load. */
const PUBLISHED: Readonly<Record<string, TrackedMetric>> = {
  CPUUtilization: 'CPU',
  MemoryUtilization: 'Memory',
  RequestCountPerTarget: 'ALBRequestCountPerTarget',
};

export function predefinedMetric(type: string | undefined): TrackedMetric | undefined {
  return type === undefined ? undefined : PREDEFINED[type];
}

/** The metric of an alarm by its name and namespace. */
export function publishedMetric(name: string | undefined, namespace?: string): TrackedMetric {
  const known = name === undefined ? undefined : PUBLISHED[name];
  const ours = namespace === undefined || /^AWS\/(?:ECS|ApplicationELB)$/.test(namespace);
  return ours && known ? known : 'Custom';
}

/** What a policy follows: the service and its loads. */
export interface Followed {
  readonly service: ServiceBehaviour;
  readonly loads: PlannedLoads;
}

const MINUTE = 60;

/**
 * Where a metric comes from.
 * @param period seconds of a datapoint: requests are counted over it
 * @returns undefined where the plan has no load for it
 */
export function sourceOf(
  metric: TrackedMetric,
  { service, loads }: Followed,
  period = MINUTE,
): MetricSource | undefined {
  for (const name of LOADS_OF[metric]) {
    const found = loads.get(name);
    if (!found?.load) continue;
    const factor = factorOf(metric, name, { service, perTask: found.perTask, period });
    if (factor === undefined) continue;
    const { load } = found;
    return { load, loadName: name, factor, ...(name === 'metric' ? { absolute: true } : {}) };
  }
  return undefined;
}

function factorOf(
  metric: TrackedMetric,
  name: LoadName,
  given: {
    readonly service: ServiceBehaviour;
    readonly perTask: number | undefined;
    readonly period: number;
  },
): number | undefined {
  if (metric === 'Custom') return 1;
  if (metric === 'ALBRequestCountPerTarget') {
    return given.period / (name === 'requestsPerSecond' ? 1 : MINUTE);
  }
  const perTask = taskShare(name, given.service, given.perTask);
  return perTask === undefined ? undefined : 100 / perTask;
}

/** What one task takes of a load at most; undefined where nothing says so. */
export function taskShare(
  name: LoadName,
  { task }: ServiceBehaviour,
  perTask: number | undefined,
): number | undefined {
  const own = name === 'cpu' || name === 'memory' ? task?.[name] : undefined;
  const share = perTask ?? own;
  return share !== undefined && share > 0 ? share : undefined;
}

/** A policy with the text that it comes from. */
export interface Judged<T extends MetricSource> {
  readonly spec: Omit<T, keyof MetricSource>;
  /** Where its metric comes from; undefined where the plan has no load for it. */
  readonly from: MetricSource | undefined;
  readonly metric: TrackedMetric;
  readonly source: Source;
}
