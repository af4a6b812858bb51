import { tryingSeeds } from '../core/analysis/over-time/robust.ts';
import { reportingScaling } from '../core/analysis/over-time/scaling-report.ts';
import { type PlanSimulation, simulatePlan } from '../core/analysis/over-time/simulate-plan.ts';
import { type AtStart, startEvents } from '../core/analysis/over-time/start-events.ts';
import type { Plan } from '../core/plan/plan.ts';
import { secondsOf } from '../core/plan/time.ts';
import type { PlanEvent } from '../core/simulation/model.ts';
import { finish } from '../core/work.ts';
import { Status, UsageError } from './failure.ts';
import { simulationCsv } from './formats/simulation-csv.ts';
import { simulationJson } from './formats/simulation-json.ts';
import { simulationMarkdown, simulationPretty } from './formats/simulation-text.ts';
import { openPlan } from './plan.ts';
import { print, printJson, type Terminal } from './terminal.ts';

export const SIMULATE_FORMATS = ['pretty', 'json', 'csv', 'markdown'] as const;

export interface SimulateCommand {
  readonly plan: string;
  readonly format: (typeof SIMULATE_FORMATS)[number];
  readonly seed: number | undefined;
  /** As the plan writes times. */
  readonly until: string | undefined;
  readonly deploy: readonly string[];
  readonly loseZones: readonly string[];
  readonly drain: readonly string[];
}

/** Milliseconds in which further seeds are begun. */
const SEEDS_TIME = 5_000;

/** `stowage simulate`: what happens over time. */
export async function simulateCommand(
  command: SimulateCommand,
  terminal: Terminal,
): Promise<number> {
  const plan = await openPlan(command.plan, terminal);
  const until = untilOf(command.until);
  const options = { seed: command.seed, until, events: eventsOf(command, plan) };
  const result = simulatePlan(plan, options);
  const end = performance.now() + SEEDS_TIME;
  const robustness = finish(tryingSeeds(plan, options, () => performance.now() > end));
  const report = finish(reportingScaling(plan, result.simulation, options));
  const shown = { plan: command.plan, seed: command.seed ?? plan.seed, result, robustness, report };
  switch (command.format) {
    case 'json':
      printJson(terminal, simulationJson(shown));
      break;
    case 'csv':
      terminal.out(simulationCsv(result.simulation));
      break;
    case 'markdown':
      terminal.out(simulationMarkdown(shown));
      break;
    default:
      print(terminal, simulationPretty(shown));
  }
  const broken = plan.findings.some(({ severity }) => severity === 'error');
  return holds(result) && !broken ? Status.fine : Status.findings;
}

/** Every expectation holds and nothing is stuck. */
function holds({ simulation, verdicts }: PlanSimulation): boolean {
  const stuck = [...simulation.services.values()].some(({ end }) => end === 'stuck');
  return !stuck && verdicts.every(({ passed }) => passed);
}

function untilOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const until = secondsOf(/^[\d.]+$/.test(given) ? Number(given) : given);
  if (until === undefined)
    throw new UsageError(`--until is a time such as 90s or 5m, not ${given}`);
  return until;
}

/** What the options add to the events of the plan, at the start. */
function eventsOf(command: SimulateCommand, plan: Plan): readonly PlanEvent[] {
  const found = startEvents(plan, command);
  if ('events' in found) return found.events;
  const { kind, name } = found.unknown;
  throw new UsageError(UNKNOWN[kind](name));
}

/** What is said of a name that the plan does not have. */
const UNKNOWN: Readonly<Record<keyof AtStart, (name: string) => string>> = {
  deploy: (name) => `--deploy: the plan has no service ${name}`,
  loseZones: (name) => `--lose-zone: no instance of the plan is in ${name}`,
  drain: (name) => `--drain: the plan has no instance ${name}`,
};
