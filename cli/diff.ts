import { diffPlans, type GroupChange, type PlanDifference } from '../core/analysis/diff.ts';
import { Status } from './failure.ts';
import { openPlan } from './plan.ts';
import {
  counted,
  type Line,
  line,
  print,
  printable,
  printJson,
  type Terminal,
} from './terminal.ts';

export const DIFF_FORMATS = ['pretty', 'json', 'markdown'] as const;

export interface DiffCommand {
  readonly before: string;
  readonly after: string;
  readonly format: (typeof DIFF_FORMATS)[number];
}

/** `stowage diff`: what is created, replaced, stopped and moved from one plan to another. */
export async function diffCommand(command: DiffCommand, terminal: Terminal): Promise<number> {
  const before = await openPlan(command.before, terminal);
  const after = await openPlan(command.after, terminal);
  const difference = diffPlans(before, after);
  if (command.format === 'json') printJson(terminal, difference);
  else if (command.format === 'markdown') terminal.out(markdown(difference));
  else print(terminal, pretty(difference));
  const broken = [...before.findings, ...after.findings].some(
    ({ severity }) => severity === 'error',
  );
  return broken ? Status.findings : Status.fine;
}

const VERBS = ['created', 'replaced', 'stopped', 'moved'] as const;

/** The symbols of `terraform plan`. */
function symbolOf({ created, replaced, stopped, moved }: GroupChange): string {
  if (replaced > 0) return '-/+';
  if (moved > 0 || (created > 0 && stopped > 0)) return '~';
  return created > 0 ? '+' : '-';
}

function wordsOf(change: GroupChange): string {
  return VERBS.filter((verb) => change[verb] > 0)
    .map((verb) => `${counted(change[verb], 'task')} ${verb}`)
    .join(', ');
}

function pretty(difference: PlanDifference): Line[] {
  const { groups, added, removed } = difference;
  const lines: Line[] = groups.map(
    (change) => line`${symbolOf(change).padStart(3)} ${change.group}: ${wordsOf(change)}`,
  );
  for (const name of added) lines.push(line`  + container instance ${name}`);
  for (const name of removed) lines.push(line`  - container instance ${name}`);
  if (lines.length > 0) lines.push('');
  lines.push(totals(difference));
  return lines;
}

function totals({ groups }: PlanDifference): string {
  const sums = VERBS.map((verb) => groups.reduce((sum, change) => sum + change[verb], 0));
  if (sums.every((sum) => sum === 0)) return 'No tasks change.';
  const [created = 0, replaced = 0, stopped = 0, moved = 0] = sums;
  return `${created} to create, ${replaced} to replace, ${stopped} to stop, ${moved} to move.`;
}

function markdown(difference: PlanDifference): string {
  const cell = (text: string): string => printable(text).replaceAll('|', '\\|');
  const lines = [totals(difference), ''];
  if (difference.groups.length > 0) {
    lines.push('| | group | created | replaced | stopped | moved |', '|---|---|---|---|---|---|');
  }
  for (const change of difference.groups) {
    const counts = VERBS.map((verb) => change[verb]).join(' | ');
    lines.push(`| ${symbolOf(change)} | ${cell(change.group)} | ${counts} |`);
  }
  for (const name of difference.added) lines.push('', `\\+ container instance ${cell(name)}`);
  for (const name of difference.removed) lines.push('', `\\- container instance ${cell(name)}`);
  return `${lines.join('\n')}\n`;
}
