import { timesOf } from '../../ecs/schedule/schedule.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import { Curve, loadAt } from './load.ts';
import { predictedCapacity } from './predictive.ts';
import { afterScheduledAction } from './scheduled.ts';
import type { ServiceScaling } from './service-scaling.ts';
import type { PredictivePolicySpec, ScheduledActionSpec } from './spec.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Does something at times in milliseconds since 1970, one after the other. */
function atTimes(world: World, times: Iterator<number>, act: (time: number) => void): void {
  const next = (): void => {
    const { done, value } = times.next();
    if (done) return;
    world.recurring++;
    world.at(value - world.startAt, Rank.scaling, () => {
      world.recurring--;
      world.recorder.cause = undefined;
      act(value);
      next();
    });
  };
  next();
}

/** The scheduled actions of a service. */
export function beginScheduled(world: World, scaling: ServiceScaling): void {
  if (scaling.spec.suspended?.scheduled) return;
  for (const action of scaling.spec.scheduled ?? []) {
    const from = Math.max(world.startAt, action.start ?? 0) - 1;
    const times = timesOf(action.schedule, action.timeZone ?? 'UTC', from) ?? [];
    const { end = Number.POSITIVE_INFINITY } = action;
    atTimes(world, until(times, end), () => applyAction(world, scaling, action));
  }
}

function* until(times: Iterable<number>, end: number): Generator<number> {
  for (const time of times) {
    if (time > end) return;
    yield time;
  }
}

function applyAction(world: World, scaling: ServiceScaling, action: ScheduledActionSpec): void {
  const { service, desired, limits } = scaling;
  const after = afterScheduledAction({ ...limits, desired }, action);
  scaling.limits = { min: after.min, max: after.max };
  const text = `Successfully set min capacity to ${after.min} and max capacity to ${after.max}`;
  world.record('SCALABLE_TARGET_UPDATED', { service: service.name, subject: action.name, text });
  if (after.desired === desired) return;
  scaling.set(after.desired, action.name, `scheduled action name ${action.name} was triggered`);
}

/**
 * Predictive scaling of a service. Without a forecast in the plan, what the load needed at the same hour
 * of the day before is the forecast (assumption); before that there is none.
 */
export function beginPredictive(world: World, scaling: ServiceScaling): void {
  const { service, spec } = scaling;
  for (const policy of spec.predictive ?? []) {
    const curve = new Curve(policy);
    world.loads.set(service.name, [...(world.loads.get(service.name) ?? []), curve]);
    const usual = service.settings.get('schedulingBufferTime') / 1000;
    const buffer = policy.schedulingBufferTime ?? usual;
    atTimes(world, fullHours(world.startAt, buffer), (time) => {
      const hour = (time - world.startAt) / 1000 + buffer;
      const forecast = forecastOf(policy, curve, hour);
      if (forecast !== undefined) predict(world, scaling, policy, forecast);
    });
  }
}

/** The full hours after the start, each less the buffer in seconds. */
function* fullHours(startAt: number, buffer: number): Generator<number> {
  const first = Math.ceil((startAt / 1000 + buffer) / HOUR) * HOUR;
  for (let hour = first; ; hour += HOUR) yield (hour - buffer) * 1000;
}

/** Tasks for an hour, before limits. @param hour seconds from the start */
function forecastOf(policy: PredictivePolicySpec, curve: Curve, hour: number): number | undefined {
  if (policy.forecast) return loadAt(policy.forecast, hour);
  if (hour < DAY) return undefined;
  const average = curve.between(hour - DAY, hour - DAY + HOUR) / HOUR;
  return (average * (policy.factor ?? 1)) / policy.target;
}

function predict(
  world: World,
  scaling: ServiceScaling,
  { name, scales, behavior = 'HonorMaxCapacity', bufferPercent = 0 }: PredictivePolicySpec,
  forecast: number,
): void {
  const { desired, limits, service } = scaling;
  world.record('CAPACITY_FORECAST', {
    service: service.name,
    subject: name,
    value: Math.ceil(forecast),
  });
  if (!scales) return;
  const maxCapacity = limits.max;
  const capacity = predictedCapacity({
    forecast,
    current: desired,
    maxCapacity,
    behavior,
    bufferPercent,
  });
  if (capacity > desired) scaling.set(capacity, name, `predictive scaling policy ${name}`);
}
