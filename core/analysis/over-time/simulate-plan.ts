import type { Plan } from '../../plan/plan.ts';
import type { Block } from '../../simulation/entities.ts';
import type { Simulation } from '../../simulation/result.ts';
import { simulating } from '../../simulation/simulate.ts';
import { finish, type Work } from '../../work.ts';
import { type SimulationOptions, simulationInput } from './input.ts';
import { judgeOverTime, type VerdictOverTime } from './judge.ts';

/** What happens over time with a plan. */
export interface PlanSimulation {
  readonly simulation: Simulation;
  readonly verdicts: readonly VerdictOverTime[];
}

/** Simulates a plan and judges what it expects over time. */
export function simulatePlan(plan: Plan, options: SimulationOptions = {}): PlanSimulation {
  return finish(simulatingPlan(plan, options));
}

/** `simulatePlan` as work that can be paused. */
export function* simulatingPlan(plan: Plan, options: SimulationOptions = {}): Work<PlanSimulation> {
  const simulation = yield* simulating(simulationInput(plan, options));
  const check = (service: string): boolean =>
    deployment(plan, service, options).end === 'completed';
  return { simulation, verdicts: judgeOverTime(plan.overTime, simulation, check) };
}

/** What a deployment of one service alone comes to. */
export interface DeploymentCheck {
  readonly service: string;
  readonly end: 'completed' | 'stuck' | 'until' | 'steady';
  readonly blockedBy: Block | undefined;
  /** Seconds until it completed. */
  readonly duration: number | undefined;
  /** Most tasks that are PENDING or RUNNING at once. */
  readonly peakTasks: number;
}

/** Simulates a deployment of one service, without the events of the plan. */
export function deployment(
  plan: Plan,
  service: string,
  { seed }: SimulationOptions = {},
): DeploymentCheck {
  const events = [{ at: 0, event: 'deploy', target: service }] as const;
  const { services } = finish(simulating(simulationInput(plan, { seed, events, onlyThese: true })));
  const found = services.get(service);
  const completedAt = found?.deployments.at(-1)?.completedAt ?? -1;
  return {
    service,
    end: found?.end ?? 'stuck',
    blockedBy: found?.blockedBy,
    duration: completedAt < 0 ? undefined : completedAt / 1000,
    peakTasks: found?.extremes.peak ?? 0,
  };
}

/** A deployment of every service, one at a time. */
export function* checkingDeployments(
  plan: Plan,
  options: SimulationOptions = {},
): Work<readonly DeploymentCheck[]> {
  const checks: DeploymentCheck[] = [];
  const names = [...plan.services.values()].map(({ name }) => name);
  for (const [at, name] of names.entries()) {
    yield at / names.length;
    checks.push(deployment(plan, name, options));
  }
  return checks;
}
