import {
  type DefinitionDifference,
  differenceOf,
  type Effect,
  type MemberChange,
} from '../core/analysis/definition-difference.ts';
import { diffPlans, type GroupChange, type PlanDifference } from '../core/analysis/diff.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { Status } from './failure.ts';
import { openPlan } from './plan.ts';
import { readRegularFile } from './read-file.ts';
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

/**
 * `stowage diff`: what is created, replaced, stopped and moved from one plan to another, or what a new
 * version of a task definition or of a service changes.
 */
export async function diffCommand(command: DiffCommand, terminal: Terminal): Promise<number> {
  const definitions = await definitionsOf(command);
  if (definitions) {
    if (command.format === 'json') printJson(terminal, definitions);
    else if (command.format === 'markdown') terminal.out(definitionMarkdown(definitions));
    else print(terminal, definitionLines(definitions));
    return Status.fine;
  }
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

/** Text for a cell of a table in Markdown. */
function cell(text: string): string {
  return printable(text).replaceAll('|', '\\|');
}

function markdown(difference: PlanDifference): string {
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

/** What is different between two definitions; undefined when the files are others, such as plans. */
async function definitionsOf(command: DiffCommand): Promise<DefinitionDifference | undefined> {
  const read = async (path: string) => {
    const bytes = await readRegularFile(path);
    return Buffer.isBuffer(bytes) ? readDocument(bytes.toString('utf8'), path) : undefined;
  };
  const before = await read(command.before);
  const after = await read(command.after);
  return before && after && differenceOf(before, after, [command.before, command.after]);
}

const SYMBOLS = { added: '+', removed: '-', changed: '~' } as const;

const EFFECTS: Readonly<Record<Effect, string>> = {
  deployment: 'starts a deployment',
  inPlace: 'in place',
  recreate: 'UpdateService does not take it: the service must be created again',
};

function definitionLines(difference: DefinitionDifference): Line[] {
  const lines: Line[] = difference.changes.map((each) => {
    const effect = each.effect ? ` (${EFFECTS[each.effect]})` : '';
    return line`  ${SYMBOLS[each.change]} ${each.path}${valuesOf(each)}${effect}`;
  });
  if (lines.length > 0) lines.push('');
  lines.push(consequence(difference));
  return lines;
}

function valuesOf({ before, after }: MemberChange): string {
  const values = [before, after].filter((each) => each !== undefined);
  return values.length > 0 ? `: ${values.map((each) => JSON.stringify(each)).join(' → ')}` : '';
}

/** What follows for the tasks that run. */
function consequence({ kind, changes }: DefinitionDifference): string {
  if (changes.length === 0) return 'Nothing changes.';
  if (kind === 'taskDefinition') {
    return 'A new revision. A service that is updated to it replaces all of its tasks in a deployment.';
  }
  if (changes.some(({ effect }) => effect === 'recreate')) {
    return 'The service must be created again; all of its tasks are replaced.';
  }
  return changes.some(({ effect }) => effect === 'deployment')
    ? 'A deployment replaces all tasks of the service.'
    : 'No deployment starts; tasks that run are kept.';
}

function definitionMarkdown(difference: DefinitionDifference): string {
  const lines = [consequence(difference), ''];
  if (difference.changes.length > 0)
    lines.push('| | member | value | effect |', '|---|---|---|---|');
  for (const each of difference.changes) {
    const effect = each.effect ? EFFECTS[each.effect] : 'new revision';
    const value = valuesOf(each).replace(/^: /, '');
    lines.push(`| ${SYMBOLS[each.change]} | ${cell(each.path)} | ${cell(value)} | ${effect} |`);
  }
  return `${lines.join('\n')}\n`;
}
