import type { TaskRequirements } from '../placement/model.ts';
import type {
  LoadSpec,
  ScalableServiceSpec,
  TrackedMetric,
  TrackingPolicySpec,
} from '../simulation/scaling/spec.ts';
import type { ServiceBehaviour } from './behaviour.ts';
import { get, items, type Reading, type Source } from './reading.ts';
import { readTime } from './time.ts';

/** The member of `load` that each metric is measured from. */
const LOAD_OF = {
  CPU: 'cpu',
  CPUHighResolution: 'cpu',
  Memory: 'memory',
  MemoryHighResolution: 'memory',
  ALBRequestCountPerTarget: 'requestsPerMinute',
  Custom: 'custom',
} as const satisfies Readonly<Record<TrackedMetric, string>>;

const METRICS = Object.keys(LOAD_OF) as TrackedMetric[];

/** What one task takes of a load: CPU units and MiB become percent of its task definition. */
function share(metric: TrackedMetric, task: TaskRequirements): number | undefined {
  const member = LOAD_OF[metric];
  if (member !== 'cpu' && member !== 'memory') return 1;
  return task[member] > 0 ? 100 / task[member] : undefined;
}

/**
 * Reads `scaling` and `load` of a plan: by service its limits and target tracking policies, with the load
 * that they follow.
 */
export function readScaling(
  reading: Reading,
  plan: Source,
  services: ReadonlyMap<string, ServiceBehaviour>,
): readonly ScalableServiceSpec[] {
  const source = get(plan, 'scaling');
  const loads = get(plan, 'load');
  reportUnknown(reading, source, services);
  reportUnknown(reading, loads, services);
  return source.node.members.flatMap(({ name }) => {
    const service = services.get(`service:${name}`);
    if (!service?.task || service.daemon) return [];
    return readService(reading, get(source, name), get(loads, name), service) ?? [];
  });
}

function reportUnknown(
  reading: Reading,
  source: Source,
  services: ReadonlyMap<string, ServiceBehaviour>,
): void {
  for (const { name: target, value } of source.node.members) {
    if (services.has(`service:${target}`)) continue;
    const at = { ...source, node: value };
    reading.report('plan-scaling', 'warning', at, 'The plan has no service {target}.', { target });
  }
}

function readService(
  reading: Reading,
  source: Source,
  loads: Source,
  { name, task }: ServiceBehaviour,
): ScalableServiceSpec | undefined {
  const min = reading.amount(get(source, 'minCapacity'), 1);
  const max = reading.amount(get(source, 'maxCapacity'), min);
  if (!task) return undefined;
  if (min > max) {
    const template = 'minCapacity {min} is above maxCapacity {max}.';
    reading.report('plan-scaling', 'error', source, template, { min, max });
    return undefined;
  }
  const policies: TrackingPolicySpec[] = [];
  for (const item of items(get(source, 'targetTracking'))) {
    const policy = readPolicy(reading, item, loads, task);
    if (policy) policies.push({ ...policy, name: policy.name ?? `${name}-${policy.metric}` });
  }
  return { service: name, min, max, policies };
}

type Unnamed = Omit<TrackingPolicySpec, 'name'> & { readonly name: string | undefined };

function readPolicy(
  reading: Reading,
  source: Source,
  loads: Source,
  task: TaskRequirements,
): Unnamed | undefined {
  const { node } = source;
  const metric = METRICS.find((one) => one === node.get('metric').string);
  const target = node.get('target').number;
  if (!metric || target === undefined || target <= 0) {
    const template = 'Target tracking needs a target above 0 and a metric: {choices}.';
    const params = { choices: METRICS.join(', ') };
    reading.report('plan-scaling', 'error', source, template, params);
    return undefined;
  }
  const member = LOAD_OF[metric];
  const load = readLoad(reading, get(loads, member));
  const factor = share(metric, task);
  if (!load || factor === undefined) {
    const template =
      'Target tracking on {metric} is not simulated without "load": { "{member}": … }.';
    if (!get(loads, member).node.exists || factor === undefined) {
      reading.report('plan-scaling', 'info', source, template, { metric, member });
    }
    return undefined;
  }
  return {
    name: node.get('policyName').string,
    metric,
    target,
    disableScaleIn: node.get('disableScaleIn').boolean ?? false,
    load: { ...load, points: load.points.map(([time, value]) => [time, value * factor] as const) },
  };
}

/** Reads a load over time. @returns undefined when there is none, or it cannot be meant */
function readLoad(reading: Reading, source: Source): LoadSpec | undefined {
  const { node } = source;
  if (!node.exists || node.isUnknown) return undefined;
  const shape = node.get('shape').string ?? 'step';
  const points: (readonly [number, number])[] = [];
  let bad = shape !== 'step' && shape !== 'linear';
  for (const item of items(get(source, 'points'))) {
    const [at, amount] = items(item);
    const time = at && readTime(reading, at, 'plan-scaling');
    const value = amount?.node.number;
    const before = points.at(-1)?.[0] ?? -1;
    if (time === undefined || value === undefined || value < 0 || time <= before) bad = true;
    else points.push([time, value]);
  }
  if (!bad && points.length > 0) return { shape: shape === 'linear' ? 'linear' : 'step', points };
  const template =
    'Expected a load such as { "shape": "step", "points": [[0, 512], ["10m", 2048]] }, its times in order.';
  reading.report('plan-scaling', 'error', source, template);
  return undefined;
}
