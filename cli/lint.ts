import { type Finding, lint, ruleOf } from '../core/lint/lint.ts';
import type { Severity } from '../core/lint/rule.ts';
import { Status, UsageError } from './failure.ts';
import { readSources, type Source } from './files.ts';
import { fixSource } from './fix.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { pretty } from './formats/pretty.ts';
import { type Reported, report } from './formats/report.ts';
import { sarif } from './formats/sarif.ts';
import { SettingsFiles } from './settings.ts';
import { findTaskBeside } from './task-definitions.ts';
import type { Terminal } from './terminal.ts';

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
  readonly version: string;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

/** `stowage lint`: judges files and folders. */
export async function lintCommand(command: LintCommand, terminal: Terminal): Promise<number> {
  for (const rule of command.rules) {
    if (!ruleOf(rule)) throw new UsageError(`there is no rule ${rule}; stowage rules lists them`);
  }
  const sources = await readSources(command.paths);
  const settings = new SettingsFiles();
  let faults = 0;
  const onFault = (rule: string, error: unknown) => {
    faults++;
    terminal.err(`stowage: rule ${rule} failed: ${error instanceof Error ? error.stack : error}\n`);
  };
  const found: Reported[] = [];
  for (const source of sources) {
    const chosen = await settings.for(source.path);
    const judge = ({ path, document }: Source): Finding[] => {
      const findTask = findTaskBeside(path);
      const options = { onFault, findTask, ...(chosen ? { settings: chosen } : {}) };
      const findings = lint(document, path === '-' ? 'stdin.json' : path, options);
      return command.rules.length === 0
        ? findings
        : findings.filter(({ rule }) => command.rules.includes(rule));
    };
    const judged = command.fix ? await fixSource(source, judge) : source;
    found.push(...report(judged, judge(judged)));
  }
  const paths = sources.map((source) => source.path);
  terminal.out(written(command, found, paths, terminal));
  if (faults > 0) return Status.fault;
  const { failOn } = command;
  const failed =
    failOn !== 'never' && found.some((finding) => RANK[finding.severity] <= RANK[failOn]);
  return failed ? Status.findings : Status.fine;
}

function written(
  { format, version }: LintCommand,
  found: readonly Reported[],
  paths: readonly string[],
  terminal: Terminal,
): string {
  switch (format) {
    case 'json':
      return json(found);
    case 'sarif':
      return sarif(found, version);
    case 'github':
      return github(found);
    case 'junit':
      return junit(found, paths);
    case 'pretty':
      return pretty(found, paths.length, terminal);
  }
}
