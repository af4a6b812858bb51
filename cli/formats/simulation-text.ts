import type { DeploymentCheck } from '../../core/analysis/over-time/deployment-check.ts';
import { BLOCKED, eventInWords, TOLD } from '../../core/analysis/over-time/words.ts';
import type { ServiceResult, Simulation } from '../../core/simulation/result.ts';
import type { TimelineEvent } from '../../core/simulation/timeline.ts';
import { format } from '../../core/text/message.ts';
import { type Line, line, printable, type Styled, styled } from '../terminal.ts';
import { costLines } from './simulation-cost.ts';
import { type ShownSimulation, timeSpent } from './simulation-json.ts';

/** Entries that one run prints at most; the first ones. */
const MOST_TOLD = 200;

const ACTIVITIES: Readonly<Record<string, string>> = {
  scheduler: 'waiting for the scheduler',
  provisioning: 'provisioning',
  imagePull: 'image pull',
  containerStart: 'container start',
  healthChecks: 'health checks',
  healthySeconds: 'waiting until new tasks count as healthy',
  deregistration: 'deregistration',
  deregistrationDelay: 'deregistration delay',
  stopping: 'stopping',
  bakeTime: 'bake time',
  throttle: 'waiting between attempts',
  traffic: 'shifting traffic',
  other: 'other',
};

/** A time or duration as people say it: `1 h 5 min`, `90 s`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'ever';
  const rounded = Math.round(seconds * 10) / 10;
  if (rounded < 120) return `${rounded} s`;
  const minutes = Math.floor(rounded / 60);
  const rest = Math.round(rounded % 60);
  if (minutes < 60) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** What happens, in words. */
export function simulationPretty(shown: ShownSimulation): Line[] {
  const { simulation, verdicts } = shown.result;
  const told = simulation.events.filter(({ type }) => TOLD.has(type));
  const lines: Line[] = told
    .slice(0, MOST_TOLD)
    .map((event) => `${duration(event.time / 1000).padStart(12)}  ${sentence(event)}`);
  if (told.length > MOST_TOLD) lines.push(`${''.padStart(12)}  … ${told.length - MOST_TOLD} more`);
  lines.push('');
  for (const service of simulation.services.values()) {
    const stuck = service.end === 'stuck';
    lines.push(line`${markOf(!stuck)} ${summary(simulation, service)}`);
  }
  lines.push(...standaloneLines(simulation));
  for (const { passed, message } of verdicts) {
    lines.push(line`${markOf(passed)} ${format(message)}`);
  }
  lines.push(...seedLines(shown), ...reportLines(shown));
  return lines;
}

function scales({ result }: ShownSimulation): boolean {
  return result.simulation.world.input.scaling !== undefined;
}

/** Answers about scaling, and cost, where something scales. */
function reportLines(shown: ShownSimulation): Line[] {
  if (!scales(shown)) return [];
  const { answers, cost } = shown.report;
  const lines: Line[] = [];
  if (answers.length > 0) lines.push('', [styled('bold', 'Scaling')]);
  for (const answer of answers) lines.push(`  ${format(answer)}`);
  const costs = costLines(cost);
  if (costs.length > 0) lines.push('', [styled('bold', 'Cost')]);
  for (const one of costs) lines.push(`  ${one}`);
  return lines;
}

function markOf(good: boolean): Styled {
  return good ? styled('green', '✓') : styled('red', '✗');
}

/** The same as tables. */
export function simulationMarkdown(shown: ShownSimulation): string {
  const { simulation, verdicts } = shown.result;
  const told = simulation.events.filter(({ type }) => TOLD.has(type)).slice(0, MOST_TOLD);
  const cell = (text: string): string => printable(text).replaceAll('|', '\\|');
  const lines = ['| time | what happens |', '|---|---|'];
  for (const event of told) {
    lines.push(`| ${duration(event.time / 1000)} | ${cell(sentence(event))} |`);
  }
  lines.push('', '| service | end |', '|---|---|');
  for (const service of simulation.services.values()) {
    lines.push(`| ${cell(service.name)} | ${cell(summary(simulation, service))} |`);
  }
  if (verdicts.length > 0) lines.push('', '| expected | |', '|---|---|');
  for (const { passed, message } of verdicts) {
    lines.push(`| ${cell(format(message))} | ${passed ? 'passed' : '**failed**'} |`);
  }
  const seeds = seedLines(shown);
  if (seeds.length > 0) lines.push('', ...seeds.map(cell));
  if (scales(shown)) {
    const { answers, cost } = shown.report;
    const said = [...answers.map((one) => format(one)), ...costLines(cost)];
    if (said.length > 0) lines.push('', ...said.map((one) => `* ${printable(one)}`));
  }
  return `${lines.join('\n')}\n`;
}

function seedLines({ robustness: { seeds, dependsOnSeed } }: ShownSimulation): string[] {
  if (dependsOnSeed.length === 0) return [];
  const names = dependsOnSeed.join(', ');
  return [
    `How it ends for ${names} depends on choices that ECS leaves open (${seeds} seeds tried).`,
  ];
}

function standaloneLines({ standalone }: Simulation): string[] {
  return [...standalone].flatMap(([family, { started, unplaced, tasks }]) => {
    const running = tasks.filter(({ state }) => state === 'RUNNING').length;
    const said = `  ${family}: ${running} running at the end, ${started} started`;
    return [unplaced > 0 ? `${said}, ${unplaced} could not be placed` : said];
  });
}

function summary(simulation: Simulation, service: ServiceResult): string {
  const { name, end, blockedBy, extremes, missing, desired, deployments } = service;
  const last = deployments.at(-1);
  const counts = `at most ${extremes.peak} tasks, at least ${extremes.neverBelow} healthy`;
  if (end === 'stuck' || (end === 'until' && blockedBy)) {
    const why = format(BLOCKED[blockedBy ?? 'capacity']);
    const lacking = missing > 0 ? `, ${missing} of ${desired} tasks missing` : '';
    return `${name} is stuck: ${why}${lacking} (${counts})`;
  }
  if (end === 'until') return `${name} is still changing at the end (${counts})`;
  if (end === 'completed' && last && last.completedAt >= 0) {
    const took = duration((last.completedAt - last.startedAt) / 1000);
    const spent = Object.entries(timeSpent(simulation, name))
      .slice(0, 4)
      .map(([activity, seconds]) => `${duration(seconds)} ${ACTIVITIES[activity] ?? activity}`)
      .join(', ');
    return `${name}: deployment completed in ${took} (${counts}; ${spent})`;
  }
  return `${name} is steady (${counts})`;
}

/** One entry in words; in those of ECS where it has a service event. */
function sentence(event: TimelineEvent): string {
  const words = eventInWords(event);
  return words ? format(words) : (event.text ?? '');
}

/** For each service whether a deployment of it would complete. */
export function deploymentLines(checks: readonly DeploymentCheck[]): Line[] {
  const heading: Line = [styled('bold', 'Deployments')];
  return [heading, ...checks.map(deploymentLine)];
}

function deploymentLine({
  service,
  end,
  blockedBy,
  duration: took,
  peakTasks,
}: DeploymentCheck): Line {
  if (end === 'completed') {
    const time = duration(took ?? 0);
    return line`  ${markOf(true)} ${service}: completes in ${time}, at most ${peakTasks} tasks`;
  }
  const why = blockedBy === undefined ? 'it does not end' : format(BLOCKED[blockedBy]);
  return line`  ${markOf(false)} ${service}: does not complete: ${why}`;
}
