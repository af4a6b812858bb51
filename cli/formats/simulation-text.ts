import type { DeploymentCheck } from '../../core/analysis/over-time/deployment-check.ts';
import type { ServiceResult, Simulation } from '../../core/simulation/result.ts';
import type { EventType, TimelineEvent } from '../../core/simulation/timeline.ts';
import { format } from '../../core/text/message.ts';
import { type Line, line, printable, type Styled, styled } from '../terminal.ts';
import { costLines } from './simulation-cost.ts';
import { type ShownSimulation, timeSpent } from './simulation-json.ts';

/** Entries that tell the story; the others are in the other formats. */
const TOLD: ReadonlySet<EventType> = new Set<EventType>([
  'TASKS_START_ORDERED',
  'TASKS_HEALTHY',
  'TASKS_UNHEALTHY',
  'TASKS_STOP_ORDERED',
  'TASKS_FAILED_TO_START',
  'DEPLOYMENT_STAGE',
  'TRAFFIC_SHIFTED',
  'INSTANCE_DRAINING',
  'INSTANCE_ACTIVE',
  'INSTANCE_TERMINATED',
  'INSTANCE_LAUNCHING',
  'GROUP_DESIRED_CAPACITY_UPDATED',
  'AGENT_DISCONNECTED',
  'AGENT_CONNECTED',
  'AVAILABILITY_ZONE_LOST',
  'AVAILABILITY_ZONE_RESTORED',
  'ALARM_STATE_CHANGED',
  'SERVICE_DEPLOYMENT_BLOCKED',
  'SERVICE_DESIRED_COUNT_UPDATED',
  'SERVICE_DEPLOYMENT_IN_PROGRESS',
  'SERVICE_DEPLOYMENT_COMPLETED',
  'SERVICE_DEPLOYMENT_FAILED',
  'SERVICE_STEADY_STATE',
  'SERVICE_TASK_START_IMPAIRED',
  'SERVICE_TASK_PLACEMENT_FAILURE',
  'SERVICE_REBALANCING_STARTED',
  'SERVICE_REBALANCING_COMPLETED',
  'SERVICE_REBALANCING_STOPPED',
  'SERVICE_SCALE_IN_BLOCKED',
  'RUN_TASK_FAILURE',
  'EVENT_NOT_SUPPORTED',
]);

/** Entries that one run prints at most; the first ones. */
const MOST_TOLD = 200;

const BLOCKED = {
  capacity: 'no container instance has room for a further task',
  deploymentConfiguration:
    'minimumHealthyPercent and maximumPercent let it neither stop nor start a task',
  protection: 'protected tasks are not stopped',
  tasksFail: 'its tasks fail to start',
} as const;

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
    const why = BLOCKED[blockedBy ?? 'capacity'];
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
function sentence({ type, service, tasks, subject, value, text }: TimelineEvent): string {
  const count = `${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'}`;
  switch (type) {
    case 'TASKS_HEALTHY':
      return `${service}: ${count} healthy`;
    case 'TASKS_FAILED_TO_START':
      return `${service}: ${count} ended before RUNNING`;
    case 'TASKS_START_ORDERED':
      return `${service}: ${count} started`;
    case 'TASKS_STOP_ORDERED':
      return `${service}: ${count} told to stop`;
    case 'DEPLOYMENT_STAGE':
      return `${service}: deployment stage ${subject}`;
    case 'TRAFFIC_SHIFTED':
      return `${service}: ${value} % of the traffic goes to ${subject}`;
    case 'INSTANCE_DRAINING':
      return `${subject} is DRAINING`;
    case 'INSTANCE_ACTIVE':
      return `${subject} is ACTIVE`;
    case 'INSTANCE_TERMINATED':
      return `${subject} is terminated`;
    case 'INSTANCE_LAUNCHING':
      return `${subject} is launched`;
    case 'INSTANCE_IN_SERVICE':
      return `${subject} is in service`;
    case 'GROUP_DESIRED_CAPACITY_UPDATED':
      return `${subject}: desired capacity is ${value}`;
    case 'AGENT_DISCONNECTED':
      return `the agent of ${subject} is disconnected`;
    case 'AGENT_CONNECTED':
      return `the agent of ${subject} is connected`;
    case 'AVAILABILITY_ZONE_LOST':
      return `${subject} is lost`;
    case 'AVAILABILITY_ZONE_RESTORED':
      return `${subject} is back`;
    case 'ALARM_STATE_CHANGED':
      return `alarm ${subject}`;
    case 'SERVICE_DEPLOYMENT_IN_PROGRESS':
      return `${service}: deployment of ${subject} begins`;
    case 'SERVICE_DESIRED_COUNT_UPDATED':
      return `${service}: desired count is ${value}`;
    case 'RUN_TASK_FAILURE':
      return `${service}: ${value} tasks could not be placed`;
    case 'EVENT_NOT_SUPPORTED':
      return `the event ${subject} is not simulated`;
    default:
      return text ?? (service === undefined ? type : `${service}: ${type}`);
  }
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
  const why = blockedBy === undefined ? 'it does not end' : BLOCKED[blockedBy];
  return line`  ${markOf(false)} ${service}: does not complete: ${why}`;
}
