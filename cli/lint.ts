import type { Finding } from '../core/lint/finding.ts';
import { lint, ruleOf } from '../core/lint/lint.ts';
import type { Severity } from '../core/lint/rule.ts';
import { Status, UsageError } from './failure.ts';
import { readSources, type Source } from './files.ts';
import { type Fixed, fixSource } from './fix.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { pretty } from './formats/pretty.ts';
import { type Reported, report } from './formats/report.ts';
import { sarif } from './formats/sarif.ts';
import { SettingsFiles } from './settings.ts';
import { findTaskBeside } from './task-definitions.ts';
import { counted, print, printError, printJson, type Terminal } from './terminal.ts';

export const LINT_FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'hint', 'never'] as const;

export interface LintCommand {
  readonly paths: readonly string[];
  readonly format: (typeof LINT_FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  /** Only these rules; none means all. */
  readonly rules: readonly string[];
  /** Write the fixes that cannot change what a document means. */
  readonly fix: boolean;
  /** Whether named files that are no documents of Amazon ECS leave the exit status alone. */
  readonly allowUnmatched: boolean;
  readonly version: string;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

/**
 * `stowage lint`: judges files and folders. What cannot be read or fixed is told on standard error, and
 * all the rest is judged.
 * @throws UsageError for a rule that does not exist, or settings that cannot be used
 */
export async function lintCommand(command: LintCommand, terminal: Terminal): Promise<number> {
  for (const rule of command.rules) {
    if (!ruleOf(rule)) throw new UsageError(`there is no rule ${rule}; stowage rules lists them`);
  }
  if (command.fix && command.paths.includes('-')) {
    throw new UsageError('--fix writes files; standard input (-) is none');
  }
  const { sources, unreadable, unmatched } = await readSources(command.paths);
  for (const message of [...unreadable, ...unmatched]) printError(terminal, `stowage: ${message}`);
  const judging = new Judging(command, terminal);
  const found: Reported[] = [];
  const fixes: Fixed[] = [];
  for (const source of sources) {
    const judge = await judging.judgeOf(source);
    const fixed = command.fix ? await fixSource(source, judge) : { source, written: false };
    fixes.push(fixed);
    found.push(...report(fixed.source, judge(fixed.source)));
  }
  // Where nothing could be read, the lines above say all.
  const nothing = sources.length === 0 && unreadable.length + unmatched.length > 0;
  if (!nothing) write(command, found, sources, terminal);
  const failures = tellFailures(fixes, terminal);
  if (judging.faults > 0) return Status.fault;
  const mistaken = unreadable.length + failures + (command.allowUnmatched ? 0 : unmatched.length);
  if (mistaken > 0) return Status.usage;
  const { failOn } = command;
  const failed =
    failOn !== 'never' && found.some((finding) => RANK[finding.severity] <= RANK[failOn]);
  return failed ? Status.findings : Status.fine;
}

/** Runs the rules over files, each with its settings. */
class Judging {
  /** Rules that failed. */
  faults = 0;
  private readonly command: LintCommand;
  private readonly terminal: Terminal;
  private readonly settings = new SettingsFiles();

  constructor(command: LintCommand, terminal: Terminal) {
    this.command = command;
    this.terminal = terminal;
  }

  async judgeOf({ path, within }: Source): Promise<(source: Source) => Finding[]> {
    const settings = await this.settings.for(path, within);
    const findTask = findTaskBeside(path);
    const { rules } = this.command;
    const onFault = (rule: string, error: unknown): void => {
      this.faults++;
      const stack = error instanceof Error ? error.stack : String(error);
      printError(this.terminal, ...`stowage: rule ${rule} failed: ${stack}`.split('\n'));
    };
    const options = { onFault, findTask, ...(settings ? { settings } : {}) };
    return ({ document }) => {
      const findings = lint(document, path === '-' ? 'stdin.json' : path, options);
      return rules.length === 0 ? findings : findings.filter(({ rule }) => rules.includes(rule));
    };
  }
}

/** Tells which files could not be fixed, and which were before. @returns how many could not */
function tellFailures(fixes: readonly Fixed[], terminal: Terminal): number {
  const failures = fixes.flatMap(({ failure }) => failure ?? []);
  if (failures.length === 0) return 0;
  for (const failure of failures) printError(terminal, `stowage: ${failure}`);
  const written = fixes.filter((each) => each.written).map(({ source }) => source.path);
  if (written.length > 0) {
    const files = counted(written.length, 'file');
    printError(terminal, `stowage: ${files} fixed: ${written.join(', ')}`);
  }
  return failures.length;
}

function write(
  { format, version }: LintCommand,
  found: readonly Reported[],
  sources: readonly Source[],
  terminal: Terminal,
): void {
  switch (format) {
    case 'json':
      return printJson(terminal, json(found));
    case 'sarif':
      return printJson(terminal, sarif(found, version));
    case 'github':
      return terminal.out(github(found));
    case 'junit': {
      const paths = sources.map(({ path }) => path);
      return terminal.out(junit(found, paths));
    }
    case 'pretty':
      return print(terminal, pretty(found, sources.length));
  }
}
