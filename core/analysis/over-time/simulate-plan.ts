import { placing } from '../../placement/place.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Simulation } from '../../simulation/result.ts';
import { simulating } from '../../simulation/simulate.ts';
import { finish, type Work } from '../../work.ts';
import { checkingDeployment } from './deployment-check.ts';
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
  const names = new Set<string>();
  for (const expectation of plan.overTime) {
    if (expectation.kind !== 'deployable') continue;
    for (const service of plan.services.values()) {
      const { services } = expectation;
      if (services === 'all' || services.includes(service.name)) names.add(service.name);
    }
  }
  const deployable = new Set<string>();
  if (names.size > 0) {
    const requests = plan.requests.map(({ request }) => request);
    const result = yield* placing(plan.cluster, requests, { seed: options.seed ?? plan.seed });
    for (const service of plan.services.values()) {
      if (!names.has(service.name)) continue;
      const { end } = yield* checkingDeployment(plan, result, service);
      if (end === 'completed') deployable.add(service.name);
    }
  }
  const check = (service: string): boolean => deployable.has(service);
  return { simulation, verdicts: judgeOverTime(plan.overTime, simulation, check) };
}
