import type { Plan } from '../../plan/plan.ts';
import type { Simulation } from '../../simulation/result.ts';
import { simulating } from '../../simulation/simulate.ts';
import { type Message, message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import { answersOf } from './answers.ts';
import { type Cost, costOf } from './cost.ts';
import { type SimulationOptions, simulationInput } from './input.ts';
import { neededOver } from './shortage.ts';

/** What a simulation of a plan comes to besides its timeline. */
export interface ScalingReport {
  readonly cost: Cost;
  readonly answers: readonly Message[];
}

/** Services whose deployment at the peak is tried; those with the most tasks. */
const MOST_TRIED = 5;

/** Cost over time, and answers about scaling. */
export function* reportingScaling(
  plan: Plan,
  simulation: Simulation,
  options: SimulationOptions = {},
): Work<ScalingReport> {
  const cost = costOf(plan, simulation);
  const answers = answersOf(plan, simulation, cost.instances);
  const peaks = peaksOf(simulation);
  const tried: Message[] = [];
  for (const [at, peak] of peaks.entries()) {
    yield at / peaks.length;
    tried.push(yield* deployingAt(plan, peak, options));
  }
  return { cost, answers: [...answers, ...tried] };
}

/** The moment at which a service needs the most tasks. */
interface Peak {
  readonly service: string;
  readonly tasks: number;
  /** Seconds. */
  readonly at: number;
}

function peaksOf(simulation: Simulation): readonly Peak[] {
  const services = simulation.world.input.scaling?.services ?? [];
  return services
    .flatMap(({ service }): Peak[] => {
      const running = simulation.services.get(service)?.points ?? [];
      const counts = [
        ...running.map((point) => [point.time, point.running] as const),
        ...neededOver(simulation, service),
      ];
      let tasks = 0;
      for (const [, count] of counts) tasks = Math.max(tasks, count);
      const [first] = running.filter((point) => point.running >= tasks);
      const time = first?.time ?? counts.find(([, count]) => count >= tasks)?.[0] ?? 0;
      return tasks > 0 ? [{ service, tasks, at: time / 1000 }] : [];
    })
    .sort((a, b) => b.tasks - a.tasks)
    .slice(0, MOST_TRIED);
}

/** Whether a deployment that begins at the peak completes. */
function* deployingAt(
  plan: Plan,
  { service, tasks, at }: Peak,
  options: SimulationOptions,
): Work<Message> {
  const deploy = { at, event: 'deploy', target: service } as const;
  const events = [...(options.events ?? []), deploy];
  const { services } = yield* simulating(simulationInput(plan, { ...options, events }));
  const result = services.get(service);
  const deployment = result?.deployments.findLast(({ startedAt }) => startedAt >= at * 1000);
  const done = deployment !== undefined && deployment.completedAt >= 0;
  const peak = result?.extremes.peak ?? 0;
  const params = {
    service,
    tasks,
    peak,
    minutes: done ? Math.round((deployment.completedAt - deployment.startedAt) / 6000) / 10 : 0,
  };
  const template = done
    ? 'A deployment of {service} at its peak of {tasks} tasks completes in {minutes} minutes, with up to {peak} tasks.'
    : 'A deployment of {service} at its peak of {tasks} tasks does not complete.';
  return message(template, params);
}
