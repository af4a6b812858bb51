import type { Robustness } from '../../core/analysis/over-time/robust.ts';
import type { ScalingReport } from '../../core/analysis/over-time/scaling-report.ts';
import type { PlanSimulation } from '../../core/analysis/over-time/simulate-plan.ts';
import type { ServiceResult, Simulation } from '../../core/simulation/result.ts';
import { printedReservation } from '../../core/simulation/scaling/capacity-provider.ts';
import { spentUntil } from '../../core/simulation/spent.ts';
import type { TimelineEvent } from '../../core/simulation/timeline.ts';
import { format } from '../../core/text/message.ts';
import { costJson } from './simulation-cost.ts';

/** A simulation with what it is of. */
export interface ShownSimulation {
  readonly plan: string;
  readonly seed: number;
  readonly result: PlanSimulation;
  readonly robustness: Robustness;
  readonly report: ScalingReport;
}

/** Tasks that one entry lists by name. */
const MOST_NAMED = 100;

/** The simulation as an object; its members are documented in docs/simulation.md. Times in seconds. */
export function simulationJson({
  plan,
  seed,
  result,
  robustness,
  report,
}: ShownSimulation): object {
  const { simulation, verdicts } = result;
  return {
    plan,
    seed,
    end: simulation.end,
    time: simulation.time / 1000,
    seeds: robustness.seeds,
    dependsOnSeed: robustness.dependsOnSeed,
    services: [...simulation.services.values()].map((service) => serviceJson(simulation, service)),
    tasks: [...simulation.standalone].map(([family, { started, unplaced, tasks }]) => ({
      family,
      started,
      unplaced,
      running: tasks.filter(({ state }) => state === 'RUNNING').length,
    })),
    events: simulation.events.map((event) => eventJson(simulation, event)),
    cluster: simulation.cluster.map(({ time, ...counts }) => ({ time: time / 1000, ...counts })),
    reservations: [...simulation.world.reservations].map(([group, points]) => ({
      group,
      points: points.map(([time, percent, inService, needed]) => ({
        time: time / 1000,
        percent: printedReservation(percent),
        inService,
        needed,
      })),
    })),
    cost: costJson(report.cost),
    answers: report.answers.map((one) => format(one)),
    expectations: verdicts.map(({ expectation, passed, message }) => ({
      kind: expectation.kind,
      passed,
      message: format(message),
    })),
  };
}

function serviceJson(simulation: Simulation, service: ServiceResult): object {
  const { name, desired, missing, end, blockedBy, extremes, deployments, points } = service;
  return {
    service: name,
    desired,
    missing,
    end,
    ...(blockedBy === undefined ? {} : { blockedBy }),
    peakTasks: extremes.peak,
    fewestHealthy: extremes.neverBelow,
    deployments: deployments.map(
      ({ id, revision, status, startedAt, completedAt, failedAt, rolledBackTo }) => ({
        id,
        revision: revision.name,
        status,
        startedAt: startedAt / 1000,
        ...(completedAt < 0 ? {} : { completedAt: completedAt / 1000 }),
        ...(failedAt < 0 ? {} : { failedAt: failedAt / 1000 }),
        ...(rolledBackTo ? { rolledBackTo: rolledBackTo.id } : {}),
      }),
    ),
    timeSpent: timeSpent(simulation, name),
    points: points.map(({ time, ...counts }) => ({ time: time / 1000, ...counts })),
  };
}

/** Where the time until the last deployment completed went, in seconds by activity. */
export function timeSpent(simulation: Simulation, service: string): Record<string, number> {
  const done = simulation.events.findLast(
    (event) => event.type === 'SERVICE_DEPLOYMENT_COMPLETED' && event.service === service,
  );
  if (!done) return {};
  return Object.fromEntries(
    spentUntil(simulation, done).map(({ activity, seconds }) => [activity, seconds]),
  );
}

function eventJson(simulation: Simulation, event: TimelineEvent): object {
  const { id, time, type, cause, service, tasks, subject, value, text } = event;
  const { instances } = simulation.world.input.cluster;
  return {
    id,
    time: time / 1000,
    type,
    ...(cause === undefined ? {} : { cause }),
    ...(service === undefined ? {} : { service }),
    ...(subject === undefined ? {} : { subject }),
    ...(value === undefined ? {} : { value }),
    ...(tasks.length === 0
      ? {}
      : {
          tasks: tasks.length,
          named: tasks.slice(0, MOST_NAMED).map((task) => ({
            task: task.name,
            revision: task.revision?.name,
            containerInstance: instances[task.instance]?.name,
            availabilityZone: task.zone === '' ? undefined : task.zone,
          })),
        }),
    ...(text === undefined ? {} : { text }),
  };
}
