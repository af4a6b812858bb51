import type { Task } from '../../core/simulation/entities.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { inputOf, SERVICE_INPUTS, serviceName } from './build.ts';
import { type Case, Given, type Kind } from './kind.ts';
import { Measured, ofRevision } from './measure.ts';
import { COMMON_RESULTS } from './rolling.ts';

const isNew = ofRevision('B');
const isOld = ofRevision('A');

const anatomy: Kind = {
  inputs: SERVICE_INPUTS,
  results: [
    ...COMMON_RESULTS,
    'startOrder',
    'running',
    'registered',
    'targetHealthy',
    'stopOrder',
    'deregistered',
    'sigterm',
    'ended',
  ],
  run: (one) => {
    const given = new Given({ loadBalancer: true, ...one.given.members });
    const measured = new Measured(simulate(inputOf({ ...one, given })), serviceName(one.events));
    return {
      ...measured.common(one.expect),
      startOrder: measured.first('TASKS_START_ORDERED', isNew),
      running: measured.first('TASKS_RUNNING', isNew),
      registered: measured.first('TARGETS_REGISTERED', isNew),
      targetHealthy: measured.first('TARGETS_HEALTHY', isNew),
      stopOrder: measured.first('TASKS_STOP_ORDERED', isOld),
      deregistered: measured.first('TARGETS_DEREGISTERED', isOld),
      sigterm: measured.first('TASKS_SIGTERM', isOld),
      ended: measured.first('TASKS_ENDED', isOld),
    };
  },
};

const difference = (from: number | undefined, to: number | undefined): number | undefined =>
  from === undefined || to === undefined ? undefined : to - from;

/** Measures of what follows the event of a block. */
function measures(measured: Measured, { events }: Case): Record<string, unknown> {
  const from = Number(events.at(-1)?.at ?? 0);
  const created = measured.first('TASKS_START_ORDERED');
  const [replacement] = measured
    .events('TASKS_START_ORDERED')
    .filter(({ time }) => time >= from * 1000);
  const isIt = (task: Task): boolean => replacement?.tasks[0] === task;
  const [order] = measured.events('TASKS_STOP_ORDERED').filter(({ time }) => time >= from * 1000);
  const isStopped = (task: Task): boolean => order?.tasks[0] === task;
  const seconds = (event: typeof order): number | undefined => event && event.time / 1000;
  const registered = measured.first('TARGETS_REGISTERED', isIt);
  const deregistered = measured.first('TARGETS_DEREGISTERED', isStopped);
  const sigterm = measured.first('TASKS_SIGTERM', isStopped);
  const steady = measured.first('SERVICE_STEADY_STATE', undefined, from);
  const failed = measured.first('SERVICE_DEPLOYMENT_FAILED');
  const unhealthy = measured.first('TASKS_UNHEALTHY');
  const ended = measured.last('TASKS_ENDED', isStopped);
  return {
    unhealthyToStart: difference(unhealthy, seconds(replacement)),
    startToRegistered: difference(seconds(replacement), registered),
    registeredToTargetHealthy: difference(registered, measured.first('TARGETS_HEALTHY', isIt)),
    registeredToOldStopOrder: difference(registered, seconds(order)),
    stopOrderToDeregistered: difference(seconds(order), deregistered),
    deregisteredToSteadyState: difference(deregistered, steady),
    drainingToGone: difference(deregistered, sigterm),
    exitToReplacementStart: difference(from, seconds(replacement)),
    registeredToSteadyState: difference(registered, steady),
    updateToStart: difference(from, seconds(replacement)),
    updateToStopOrder: difference(from, seconds(order)),
    oldProcessExitToCompleted: difference(ended, measured.completed),
    stopOrderToCompleted: difference(seconds(order), measured.completed),
    createdToStarted: difference(created, measured.first('TASKS_RUNNING')),
    pull: difference(measured.first('TASKS_ACTIVATING'), measured.first('TASKS_PULLED')),
    stoppingToStopped: difference(sigterm, measured.first('TASKS_STOPPED', isStopped)),
    deploymentToFailedMinutes:
      failed === undefined ? undefined : (failed - Number(events[0]?.at ?? 0)) / 60,
    stopBeforeStart:
      order !== undefined && (replacement === undefined || order.id < replacement.id),
  };
}

const observed: Kind = {
  inputs: [...SERVICE_INPUTS, 'cpu', 'memory', 'until', 'untilHours'],
  results: [
    ...COMMON_RESULTS,
    'unhealthyToStart',
    'startToRegistered',
    'registeredToTargetHealthy',
    'registeredToOldStopOrder',
    'stopOrderToDeregistered',
    'deregisteredToSteadyState',
    'drainingToGone',
    'exitToReplacementStart',
    'registeredToSteadyState',
    'updateToStart',
    'updateToStopOrder',
    'oldProcessExitToCompleted',
    'stopOrderToCompleted',
    'createdToStarted',
    'stoppingToStopped',
    'deploymentToFailedMinutes',
    'pull',
    'stopBeforeStart',
  ],
  run: (one) => {
    const name = serviceName(one.events);
    // A service other than web is created by its first deployment.
    const empty = name !== 'web' && one.events[0]?.deploy === name;
    const setup = empty ? { running: [], service: { created: false } } : {};
    const measured = new Measured(simulate(inputOf(one, setup)), name);
    return { ...measured.common(one.expect), ...measures(measured, one) };
  },
};

export const OBSERVED: Readonly<Record<string, Kind>> = { anatomy, observed };
