import type { ExpectationOverTime } from '../../plan/expectations-over-time.ts';
import type { ServiceResult, Simulation } from '../../simulation/result.ts';
import { type Message, message } from '../../text/message.ts';
import { desiredOver, shortages, shortagesOf } from './shortage.ts';

/** Whether an expectation over time holds. */
export interface VerdictOverTime {
  readonly expectation: ExpectationOverTime;
  readonly passed: boolean;
  readonly message: Message;
}

/**
 * Judges what a plan expects over time.
 * @param deployable whether a deployment of a service alone completes
 */
export function judgeOverTime(
  expectations: readonly ExpectationOverTime[],
  simulation: Simulation,
  deployable: (service: string) => boolean,
): readonly VerdictOverTime[] {
  return expectations.flatMap((expectation) => {
    const found = judge(expectation, simulation, deployable);
    return found.map(([passed, said]) => ({ expectation, passed, message: said }));
  });
}

type Judged = readonly [passed: boolean, message: Message];

function judge(
  expectation: ExpectationOverTime,
  simulation: Simulation,
  deployable: (service: string) => boolean,
): readonly Judged[] {
  switch (expectation.kind) {
    case 'deployment':
      return judgeDeployment(expectation, simulation.services.get(expectation.service));
    case 'recovers': {
      const { service, within } = expectation;
      const short = shortFor(simulation, service);
      const template =
        '{service} is below its desired count for {seconds} s; at most {within} s expected';
      return [[short <= within, message(template, { service, seconds: short, within })]];
    }
    case 'shortFor': {
      const { service, atMost: within } = expectation;
      const short = neededFor(simulation, service);
      const template = '{service} is short of tasks for {seconds} s; at most {within} s expected';
      return [[short <= within, message(template, { service, seconds: short, within })]];
    }
    case 'drained':
      return [judgeDrained(expectation, simulation)];
    case 'peakInstances': {
      const { peakInstances: peak } = simulation;
      const { count } = expectation;
      const template = 'the cluster peaks at {peak} instances; at most {count} expected';
      return [[peak <= count, message(template, { peak, count })]];
    }
    case 'deployable': {
      const { services } = expectation;
      const names = services === 'all' ? [...simulation.services.keys()] : services;
      return names.map((service) => {
        const passed = deployable(service);
        const template = passed
          ? 'a deployment of {service} completes'
          : 'a deployment of {service} does not complete';
        return [passed, message(template, { service })];
      });
    }
  }
}

function judgeDeployment(
  expectation: Extract<ExpectationOverTime, { kind: 'deployment' }>,
  result: ServiceResult | undefined,
): readonly Judged[] {
  const { service, completes, within, peakTasks, neverBelow } = expectation;
  const judged: Judged[] = [];
  const last = result?.deployments.findLast(({ startedAt, rollback }) => startedAt > 0 || rollback);
  const deployed = last ?? result?.deployments.at(-1);
  const done = deployed !== undefined && deployed.completedAt >= 0;
  const duration = done ? (deployed.completedAt - deployed.startedAt) / 1000 : undefined;
  if (completes !== undefined || (within !== undefined && duration === undefined)) {
    const template = done
      ? 'the deployment of {service} completes'
      : 'the deployment of {service} does not complete';
    judged.push([done === (completes ?? true), message(template, { service })]);
  }
  if (within !== undefined && duration !== undefined) {
    const template = 'the deployment of {service} takes {duration} s; at most {within} s expected';
    judged.push([duration <= within, message(template, { service, duration, within })]);
  }
  const { peak = 0, neverBelow: fewest = 0 } = result?.extremes ?? {};
  if (peakTasks !== undefined) {
    const template = '{service} peaks at {peak} tasks; at most {peakTasks} expected';
    judged.push([peak <= peakTasks, message(template, { service, peak, peakTasks })]);
  }
  if (neverBelow !== undefined) {
    const template = '{service} drops to {fewest} healthy tasks; at least {neverBelow} expected';
    judged.push([fewest >= neverBelow, message(template, { service, fewest, neverBelow })]);
  }
  return judged;
}

/** Seconds with fewer running tasks than wanted; infinite when it stays so. */
export function shortFor(simulation: Simulation, service: string): number {
  const result = simulation.services.get(service);
  if (!result || result.missing > 0) return Number.POSITIVE_INFINITY;
  const desired = desiredOver(simulation, service);
  let short = 0;
  for (const { from, to } of shortages(simulation, service, [desired])) short += to - from;
  return short / 1000;
}

/** The same, with fewer than the load needs as well. */
function neededFor(simulation: Simulation, service: string): number {
  const result = simulation.services.get(service);
  if (!result || result.missing > 0) return Number.POSITIVE_INFINITY;
  return shortagesOf(simulation, service).reduce((sum, { from, to }) => sum + to - from, 0) / 1000;
}

/** The time from DRAINING until no task of a service is left there. */
function judgeDrained(
  { containerInstance, within }: Extract<ExpectationOverTime, { kind: 'drained' }>,
  simulation: Simulation,
): Judged {
  const { events, world } = simulation;
  const { instances } = world.input.cluster;
  const index = instances.findIndex(
    (one) =>
      one.name === containerInstance ||
      one.ec2InstanceId === containerInstance ||
      one.name.endsWith(`/${containerInstance}`),
  );
  const name = instances[index]?.name;
  const began = events.find(
    ({ type, subject }) => type === 'INSTANCE_DRAINING' && subject === name,
  );
  const left = [...simulation.services.values()].some(({ tasks }) =>
    tasks.some((task) => task.instance === index),
  );
  const last = events.findLast(
    ({ type, tasks }) => type === 'TASKS_STOPPED' && tasks.some((task) => task.instance === index),
  );
  if (!began || left) {
    const template = began
      ? '{containerInstance} still has tasks at the end'
      : '{containerInstance} is not set to DRAINING';
    return [false, message(template, { containerInstance })];
  }
  const seconds = Math.max(0, (last?.time ?? began.time) - began.time) / 1000;
  const template = '{containerInstance} is drained after {seconds} s; at most {within} s expected';
  return [seconds <= within, message(template, { containerInstance, seconds, within })];
}
