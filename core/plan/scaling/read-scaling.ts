import type {
  DemandSpec,
  MetricSource,
  ScalableServiceSpec,
  Suspended,
} from '../../simulation/scaling/spec.ts';
import type { ServiceBehaviour } from '../behaviour.ts';
import { judgeFields } from '../fields.ts';
import { get, items, type Reading, type Source } from '../reading.ts';
import { judgePolicies } from './judge.ts';
import { type LoadContext, type PlannedLoads, readLoads } from './loads.ts';
import { member, serviceOf } from './members.ts';
import { type Judged, taskShare } from './metrics.ts';
import { type ScalingEntries, scalingEntries } from './outputs.ts';
import {
  readPredictive,
  readPredictiveOutput,
  readScheduled,
  readScheduledOutput,
} from './scheduling.ts';
import { readStepping, readSteppingOutput } from './stepping.ts';
import type { Target } from './target.ts';
import { readTracking, readTrackingOutput } from './tracking.ts';

/** Service auto scaling of a plan. */
export interface ServiceScalingPlan {
  readonly services: readonly ScalableServiceSpec[];
  readonly demands: readonly DemandSpec[];
  readonly loads: ReadonlyMap<string, PlannedLoads>;
}

type Services = ReadonlyMap<string, ServiceBehaviour>;

const SHORT: readonly string[] = [
  'minCapacity',
  'maxCapacity',
  'targetTracking',
  'stepScaling',
  'scheduled',
  'predictive',
  'suspendedState',
];

/** Reads `scaling` and `load` of a plan. @param services by group */
export async function readScaling(
  reading: Reading,
  plan: Source,
  services: Services,
  startAt: number | undefined,
): Promise<ServiceScalingPlan> {
  const loads = await allLoads(reading, get(plan, 'load'), services, startAt);
  const targets = new Map<string, Target>();
  const entries = await scalingEntries(reading, get(plan, 'scaling'));
  const reader = { reading, services, loads, targets, startAt };
  for (const source of entries.short) await readShort(reader, source);
  readOutputs(reader, entries.outputs);
  for (const target of targets.values()) judgePolicies(reading, target);
  return {
    services: [...targets.values()].flatMap((target) => specOf(reading, target) ?? []),
    demands: demandsOf(services, loads),
    loads,
  };
}

/** What all readers of scaling need. */
interface Reader {
  readonly reading: Reading;
  readonly services: Services;
  readonly loads: ReadonlyMap<string, PlannedLoads>;
  readonly targets: Map<string, Target>;
  readonly startAt: number | undefined;
}

async function allLoads(
  reading: Reading,
  source: Source,
  services: Services,
  startAt: number | undefined,
): Promise<ReadonlyMap<string, PlannedLoads>> {
  const loads = new Map<string, PlannedLoads>();
  for (const { name } of source.node.members) {
    const service = serviceAt(reading, source, name, services);
    if (!service) continue;
    const context: LoadContext = { startAt, task: service.task };
    loads.set(service.name, await readLoads(reading, get(source, name), context));
  }
  return loads;
}

function serviceAt(
  reading: Reading,
  source: Source,
  name: string,
  services: Services,
): ServiceBehaviour | undefined {
  const service = services.get(`service:${name.replace(/^service:/, '')}`);
  if (service) return service;
  const template = 'The plan has no service {target}.';
  reading.report('plan-scaling', 'warning', get(source, name), template, { target: name });
  return undefined;
}

/** The target of a service; nothing for a DAEMON, and for one whose tasks are not known. */
function targetOf(
  { loads, targets }: Reader,
  service: ServiceBehaviour,
  source: Source,
): Target | undefined {
  if (!service.task || service.daemon) return undefined;
  let target = targets.get(service.name);
  if (!target) {
    const followed = { service, loads: loads.get(service.name) ?? new Map() };
    const empty = { tracking: [], steps: [], scheduled: [], predictive: [] };
    target = { followed, source, limits: undefined, suspended: undefined, ...empty };
    targets.set(service.name, target);
  }
  return target;
}

async function readShort(reader: Reader, source: Source): Promise<void> {
  const { reading, services, startAt } = reader;
  if (source.node.kind !== 'object') {
    const template =
      'Expected an object with a member for each service, or the path of a file with an output of Application Auto Scaling.';
    reading.report('plan-scaling', 'error', source, template);
    return;
  }
  for (const { name } of source.node.members) {
    const service = serviceAt(reading, source, name, services);
    const at = get(source, name);
    const target = service && targetOf(reader, service, at);
    if (!target) continue;
    judgeFields(reading, at, SHORT);
    if (!readLimits(reading, at, target)) {
      reader.targets.delete(service.name);
      continue;
    }
    target.suspended = suspendedOf(get(at, 'suspendedState'));
    const { followed } = target;
    const list = (key: string): readonly Source[] => items(get(at, key));
    for (const one of list('targetTracking')) {
      target.tracking.push(...optional(readTracking(reading, one, followed)));
    }
    for (const one of list('stepScaling')) {
      target.steps.push(...optional(readStepping(reading, one, followed)));
    }
    for (const [number, one] of list('scheduled').entries()) {
      target.scheduled.push(...optional(readScheduled(reading, one, number)));
    }
    const context: LoadContext = { startAt, task: service.task };
    for (const one of list('predictive')) {
      target.predictive.push(...optional(await readPredictive(reading, one, followed, context)));
    }
  }
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function readLimits(reading: Reading, source: Source, target: Target): boolean {
  const min = reading.amount(member(source, 'minCapacity'), 1);
  const max = reading.amount(member(source, 'maxCapacity'), min);
  target.source = source;
  if (min > max) {
    const template = 'minCapacity {min} is above maxCapacity {max}.';
    reading.report('plan-scaling', 'error', source, template, { min, max });
    return false;
  }
  target.limits = { min, max };
  return true;
}

function suspendedOf(source: Source): Suspended | undefined {
  if (!source.node.exists) return undefined;
  const is = (name: string): boolean => member(source, name).node.boolean ?? false;
  return {
    scalingIn: is('dynamicScalingInSuspended'),
    scalingOut: is('dynamicScalingOutSuspended'),
    scheduled: is('scheduledScalingSuspended'),
  };
}

/** What describe-scalable-targets and the others print; of other clusters' services nothing is read. */
function readOutputs(reader: Reader, outputs: ScalingEntries['outputs']): void {
  const { reading, services } = reader;
  const alarms = new Map(
    outputs.MetricAlarms.map((one) => [one.node.get('AlarmName').text ?? '', one] as const),
  );
  const targetAt = (source: Source): Target | undefined => {
    const name = serviceOf(source.node.get('ResourceId').text);
    const service = services.get(`service:${name}`);
    return service && targetOf(reader, service, source);
  };
  for (const one of outputs.ScalableTargets) {
    const target = targetAt(one);
    if (!target) continue;
    readLimits(reading, one, target);
    target.suspended = suspendedOf(get(one, 'SuspendedState'));
  }
  for (const one of outputs.ScheduledActions) {
    targetAt(one)?.scheduled.push(...optional(readScheduledOutput(reading, one)));
  }
  for (const one of outputs.ScalingPolicies) {
    const target = targetAt(one);
    if (target) readPolicyOutput(reading, one, target, alarms);
  }
}

function readPolicyOutput(
  reading: Reading,
  source: Source,
  target: Target,
  alarms: ReadonlyMap<string, Source>,
): void {
  const { followed } = target;
  switch (source.node.get('PolicyType').text) {
    case 'StepScaling':
      target.steps.push(...readSteppingOutput(reading, source, followed, alarms));
      return;
    case 'PredictiveScaling':
      target.predictive.push(...readPredictiveOutput(reading, source, followed));
      return;
    default:
      target.tracking.push(...optional(readTrackingOutput(reading, source, followed)));
  }
}

function specOf(reading: Reading, target: Target): ScalableServiceSpec | undefined {
  const { followed, limits, tracking, steps, scheduled, predictive, suspended } = target;
  const { name } = followed.service;
  if (!limits) {
    const template =
      'The policies of {name} are not simulated without its scalable target: minCapacity and maxCapacity.';
    reading.report('plan-scaling', 'warning', target.source, template, { name });
    return undefined;
  }
  return {
    service: name,
    ...limits,
    policies: simulated(tracking),
    steps: simulated(steps),
    scheduled,
    predictive,
    suspended,
  };
}

/** Policies whose metric is known, with where it comes from. */
function simulated<T extends MetricSource>(
  policies: readonly Judged<T>[],
): readonly (Judged<T>['spec'] & MetricSource)[] {
  return policies.flatMap(({ spec, from }) => (from ? [{ ...spec, ...from }] : []));
}

/** Loads of which is known what one task takes. */
function demandsOf(
  services: Services,
  loads: ReadonlyMap<string, PlannedLoads>,
): readonly DemandSpec[] {
  return [...loads].flatMap(([name, own]) => {
    const service = services.get(`service:${name}`);
    return [...own.values()].flatMap(({ name: loadName, load, perTask }): DemandSpec[] => {
      const share = service && loadName !== 'metric' && taskShare(loadName, service, perTask);
      return share && load ? [{ service: name, loadName, load, perTask: share }] : [];
    });
  });
}
