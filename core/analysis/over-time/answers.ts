import { managedScaling } from '../../placement/service/managed-scaling.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Simulation } from '../../simulation/result.ts';
import { printedReservation } from '../../simulation/scaling/capacity-provider.ts';
import type { TimelineEvent } from '../../simulation/timeline.ts';
import { type Message, message } from '../../text/message.ts';
import type { InstanceCost } from './cost.ts';
import { type Shortage, shortagesOf } from './shortage.ts';

/** Stretches of one kind that are told of; the longest ones. */
const MOST_TOLD = 3;

/** What a simulation says about scaling, in words; durations are in the parameter names in seconds. */
export function answersOf(
  plan: Plan,
  simulation: Simulation,
  costs: readonly InstanceCost[],
): readonly Message[] {
  const { services = [], demands = [] } = simulation.world.input.scaling ?? {};
  const names = new Set([...services, ...demands].map(({ service }) => service));
  return [
    ...[...names].flatMap((name) => shortAnswers(simulation, name)),
    ...services.flatMap(({ service }) => notScaledAnswers(simulation, service)),
    ...plan.capacity.groups.flatMap(({ name }) => reservationAnswers(simulation, name)),
    ...plan.capacity.groups.flatMap(({ name, provider, target }) =>
      target === undefined ? [] : headroomAnswers(simulation, name, { provider, target, costs }),
    ),
  ];
}

/** When tasks and instances follow a load, and how long and how much is short. */
function shortAnswers(simulation: Simulation, service: string): readonly Message[] {
  const shortages = shortagesOf(simulation, service);
  if (shortages.length === 0) {
    return [message('{service} always has as many running tasks as it needs.', { service })];
  }
  const longest = [...shortages]
    .sort((a, b) => b.taskSeconds - a.taskSeconds)
    .slice(0, MOST_TOLD)
    .sort((a, b) => a.from - b.from);
  const told = longest.map((one) => shortAnswer(simulation, service, one));
  const rest = shortages.length - longest.length;
  if (rest === 0) return told;
  const template =
    '{service} is short of tasks {rest, plural, one {# more time} other {# more times}}, each time by less.';
  return [...told, message(template, { service, rest })];
}

function shortAnswer(simulation: Simulation, service: string, shortage: Shortage): Message {
  const { from, to, worst, taskSeconds, open } = shortage;
  const within = (event: TimelineEvent): boolean => event.time >= from && event.time <= to;
  const ordered = simulation.events.find(
    (event) =>
      event.type === 'SERVICE_DESIRED_COUNT_UPDATED' && event.service === service && within(event),
  );
  const launched = simulation.events.find(
    (event) => event.type === 'INSTANCE_LAUNCHING' && within(event),
  );
  const params = {
    service,
    worst,
    from: clock(from),
    lasts: clock(to - from),
    taskMinutes: Math.round(taskSeconds / 6) / 10,
    ordered: ordered ? clock(ordered.time - from) : '',
    launched: launched ? clock(launched.time - from) : '',
  };
  if (open) {
    const template =
      '{service} is short of up to {worst, plural, one {# task} other {# tasks}} from {from} to the end ({taskMinutes} task-minutes).';
    return message(template, params);
  }
  if (ordered?.time === from) {
    const template =
      '{service} is short of up to {worst, plural, one {# task} other {# tasks}} from {from} for {lasts} ({taskMinutes} task-minutes), until the tasks of its new desired count run.';
    return message(template, params);
  }
  const template = ordered
    ? launched
      ? '{service} is short of up to {worst, plural, one {# task} other {# tasks}} from {from} for {lasts} ({taskMinutes} task-minutes): its desired count follows after {ordered}, instances are launched after {launched}, and the tasks run after {lasts}.'
      : '{service} is short of up to {worst, plural, one {# task} other {# tasks}} from {from} for {lasts} ({taskMinutes} task-minutes): its desired count follows after {ordered}, and the tasks run after {lasts}.'
    : '{service} is short of up to {worst, plural, one {# task} other {# tasks}} from {from} for {lasts} ({taskMinutes} task-minutes), without a change of its desired count.';
  return message(template, params);
}

/** Times and durations in answers: hours, minutes and seconds. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const said = parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : []));
  return said.length > 0 ? said.join(' ') : '0 s';
}

const REASONS: Readonly<Record<string, string>> = {
  AlreadyAtMaxCapacity: '{service} does not scale out at {at}: it is at its maximum capacity.',
  AlreadyAtMinCapacity: '{service} does not scale in at {at}: it is at its minimum capacity.',
  AutoScalingAnticipatedFlapping:
    '{service} does not scale in at {at}: with one task fewer the metric would be above its target.',
  TargetServicePutResourceAsUnscalable:
    '{service} does not scale in at {at}: a deployment is in progress.',
  CooldownInProgress: '{service} does not scale in at {at}: a cooldown is in progress.',
  ActivityInProgress:
    '{service} does not scale in at {at}: the tasks of the last scaling activity do not run yet.',
  OtherPolicies: '{service} does not scale in at {at}: not all of its policies agree.',
  Suspended: '{service} does not scale at {at}: scaling is suspended.',
};

/** Each reason why the service did not scale, once. */
function notScaledAnswers({ events }: Simulation, service: string): readonly Message[] {
  const seen = new Set<string>();
  return events.flatMap(({ type, service: own, subject = '', time }) => {
    if (type !== 'SCALING_NOT_PERFORMED' || own !== service || seen.has(subject)) return [];
    seen.add(subject);
    const template = REASONS[subject];
    return template === undefined ? [] : [message(template, { service, at: clock(time) })];
  });
}

/** What CapacityProviderReservation shows, and why. */
function reservationAnswers({ world }: Simulation, group: string): readonly Message[] {
  const points = world.reservations.get(group) ?? [];
  const said: Message[] = [];
  let before: number | undefined;
  for (const [time, metric, running, needed] of points) {
    const percent = printedReservation(metric);
    if (percent === before) continue;
    before = percent;
    const template =
      running === 0
        ? 'CapacityProviderReservation of {group} is {percent} from {at}: {needed, plural, =0 {no instance is needed} one {# instance is needed} other {# instances are needed}}, none is in service.'
        : 'CapacityProviderReservation of {group} is {percent} from {at}: {needed, plural, one {# instance is needed} other {# instances are needed}}, {running, plural, one {# is in service} other {# are in service}}.';
    said.push(message(template, { group, percent, at: clock(time), running, needed }));
    if (said.length === MOST_RESERVATIONS) break;
  }
  return said;
}

const MOST_RESERVATIONS = 6;

/** What the spare capacity of a target below 100 costs. */
function headroomAnswers(
  { world, time }: Simulation,
  group: string,
  given: {
    readonly provider: string | undefined;
    readonly target: number;
    readonly costs: readonly InstanceCost[];
  },
): readonly Message[] {
  const { provider, target, costs } = given;
  const points = world.reservations.get(group) ?? [];
  if (target >= 100 || points.length === 0) return [];
  let instanceMinutes = 0;
  for (const [at, point] of points.entries()) {
    const [from, , , needed] = point;
    const end = points[at + 1]?.[0] ?? time;
    const kept = needed === 0 ? 0 : managedScaling(needed, needed, target).desired - needed;
    instanceMinutes += (kept * (end - from)) / 60_000;
  }
  const hours = Math.round(instanceMinutes / 6) / 10;
  const own = costs.find((one) => one.capacityProvider === provider);
  const usd = own?.usd === undefined || own.hours === 0 ? undefined : (own.usd / own.hours) * hours;
  const params = { group, target, hours, usd: usd === undefined ? '' : usd.toFixed(2) };
  const template =
    usd === undefined
      ? 'The spare capacity of targetCapacity {target} of {group} is {hours} instance-hours.'
      : 'The spare capacity of targetCapacity {target} of {group} is {hours} instance-hours, {usd} USD.';
  return [message(template, params)];
}
