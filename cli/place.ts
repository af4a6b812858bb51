import { overviewOf } from '../core/analysis/advice/overview.ts';
import { judgeExpectations, type Verdict } from '../core/analysis/expectations.ts';
import { checkingDeployments } from '../core/analysis/over-time/deployment-check.ts';
import { findingStuck } from '../core/analysis/over-time/stuck.ts';
import { place } from '../core/placement/place.ts';
import { format } from '../core/text/message.ts';
import { toJson } from '../core/view/export/json.ts';
import { draw, groupLabel, shortName } from '../core/view/model/draw.ts';
import { zonesInWords } from '../core/view/model/fargate.ts';
import { Links } from '../core/view/model/links.ts';
import type { Picture, PictureInstance } from '../core/view/picture.ts';
import { finish } from '../core/work.ts';
import { Status } from './failure.ts';
import { deploymentLines } from './formats/simulation-text.ts';
import { adviceJson, adviceLines } from './place-advice.ts';
import { openPlan } from './plan.ts';
import { writeReport } from './report.ts';
import {
  type Line,
  line,
  print,
  printable,
  printJsonParts,
  styled,
  type Terminal,
} from './terminal.ts';

export interface PlaceCommand {
  readonly plan: string;
  readonly format: 'pretty' | 'json';
  readonly seed: number | undefined;
  /** Whether advice is asked for, which takes longer than the placing. */
  readonly advise: boolean;
  /** A file for the picture as a page that stands alone. */
  readonly report: string | undefined;
  /** Whether a deployment of each service is simulated. */
  readonly checkDeployments: boolean;
}

/** `stowage place`: where the tasks of a plan land, and why the others don't. */
export async function placeCommand(command: PlaceCommand, terminal: Terminal): Promise<number> {
  const plan = await openPlan(command.plan, terminal);
  const requests = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, requests, { seed: command.seed ?? plan.seed });
  const picture = draw({ plan, result }, format, new Links());
  if (command.report !== undefined) {
    await writeReport(command.report, command.plan, { plan, result });
  }
  const verdicts = judgeExpectations(result, plan);
  const overview = command.advise ? overviewOf(result, plan.requests) : undefined;
  const checks = command.checkDeployments ? finish(checkingDeployments(plan, result)) : [];
  if (command.format === 'json') {
    const members = {
      ...(command.checkDeployments ? { deployments: checks } : {}),
      ...(verdicts.length > 0 ? { expectations: verdicts.map(verdictJson) } : {}),
      ...(overview ? { advice: adviceJson(overview) } : {}),
    };
    await printJsonParts(terminal, toJson(command.plan, result, picture, format, members));
  } else {
    const said = new Set(plan.findings.map(({ message }) => format(message)));
    print(terminal, pretty(picture, said));
    if (picture.fargate.length > 0) print(terminal, ['', ...fargateLines(picture)]);
    if (verdicts.length > 0) print(terminal, ['', ...verdictLines(verdicts)]);
    const stuck = finish(findingStuck(plan, result, until(STUCK_TIME)));
    if (stuck.length > 0) {
      const lines = stuck.map(({ message }) => line`${styled('yellow', '!')} ${format(message)}`);
      print(terminal, ['', ...lines]);
    }
    if (overview) print(terminal, ['', ...adviceLines(overview)]);
    if (checks.length > 0) print(terminal, ['', ...deploymentLines(checks)]);
  }
  const broken = plan.findings.some(({ severity }) => severity === 'error');
  const failed =
    verdicts.some(({ passed }) => !passed) || checks.some(({ end }) => end !== 'completed');
  return picture.unplaced.length > 0 || failed || broken ? Status.findings : Status.fine;
}

/** The copies on Fargate, in a lane of their own: they stand on no instance. */
function fargateLines({ fargate }: Picture): Line[] {
  const lines = fargate.map((lane) => {
    const name = printable(lane.label).padEnd(15);
    const count = lane.copies + lane.running;
    const zones = zonesInWords(lane, 'any zone');
    return `  ${name} ${lane.capacityProvider.padEnd(12)} ${count}: ${zones}`;
  });
  return [[styled('bold', 'Fargate')], ...lines];
}

function verdictJson({ passed, message, expectation }: Verdict): object {
  return { kind: expectation.kind, passed, message: format(message) };
}

function verdictLines(verdicts: readonly Verdict[]): Line[] {
  return verdicts.map(({ passed, message }) => {
    const mark = passed ? styled('green', '✓') : styled('red', '✗');
    return line`${mark} ${format(message)}`;
  });
}

/** Milliseconds that deployments of services are tried. */
const STUCK_TIME = 1000;

/** True from so many milliseconds on. */
function until(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() > end;
}

/** Instances that are listed one by one; larger clusters are summed up by zone. */
const MOST_LISTED = 60;

/** @param said what was printed of the plan already */
function pretty(picture: Picture, said: ReadonlySet<string>): Line[] {
  const lines: Line[] = [[styled('bold', picture.sentence)], ''];
  for (const each of picture.unplaced) {
    const group = picture.groups[each.group]?.label ?? '';
    lines.push(line`${styled('yellow', `${each.copies} × ${group}`)} could not be placed:`);
    for (const reason of each.reasons) lines.push(`  ${reason.message}`);
    lines.push([styled('dim', `  ${each.event || each.report}`)], '');
  }
  const zones = new Map<string, PictureInstance[]>();
  for (const instance of picture.instances) {
    zones.set(instance.zone, [...(zones.get(instance.zone) ?? []), instance]);
  }
  for (const [zone, instances] of [...zones].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push([styled('bold', zone || 'no Availability Zone')]);
    if (picture.instances.length > MOST_LISTED) {
      const tasks = instances.reduce((sum, instance) => sum + instance.tasks.length, 0);
      lines.push(`  ${instances.length} instances, ${tasks} tasks`);
      continue;
    }
    for (const instance of instances) lines.push(`  ${row(instance, picture)}`);
  }
  for (const note of picture.notes) {
    if (note.severity === 'info' || !said.has(note.message))
      lines.push('', [styled('dim', note.message)]);
  }
  return lines;
}

function row(instance: PictureInstance, picture: Picture): string {
  const counts = new Map<number, number>();
  for (const { group } of instance.tasks) counts.set(group, (counts.get(group) ?? 0) + 1);
  const tasks = [...counts]
    .map(([group, count]) => `${groupLabel(picture.groups[group]?.name ?? 'other')} × ${count}`)
    .join(', ');
  const { cpu, memory } = instance;
  const name = `${printable(shortName(instance.name)).padEnd(15)} `;
  const used = `cpu ${bar(cpu)} ${cpu.remaining} free  mem ${bar(memory)} ${memory.remaining} MiB free`;
  return `${name}${printable(instance.type).padEnd(12)}${used}  ${tasks}`.trimEnd();
}

/** Ten cells, filled as far as the resource is used. */
function bar({ registered, remaining }: { registered: number; remaining: number }): string {
  const used = registered > 0 ? Math.min(1, Math.max(0, 1 - remaining / registered)) : 0;
  const filled = Math.round(used * 10);
  return '█'.repeat(filled) + '░'.repeat(10 - filled);
}
