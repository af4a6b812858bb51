import { lint } from '../core/lint/lint.ts';
import type { Severity } from '../core/lint/rule.ts';
import { Status } from './failure.ts';
import { readSources } from './files.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { pretty } from './formats/pretty.ts';
import { type Reported, report } from './formats/report.ts';
import { sarif } from './formats/sarif.ts';
import type { Terminal } from './terminal.ts';

export const LINT_FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'hint', 'never'] as const;

export interface LintCommand {
  readonly paths: readonly string[];
  readonly format: (typeof LINT_FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  readonly version: string;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

/** `stowage lint`: judges files and folders. */
export async function lintCommand(command: LintCommand, terminal: Terminal): Promise<number> {
  const sources = await readSources(command.paths);
  let faults = 0;
  const onFault = (rule: string, error: unknown) => {
    faults++;
    terminal.err(`stowage: rule ${rule} failed: ${error instanceof Error ? error.stack : error}\n`);
  };
  const found = sources.flatMap((source) => {
    const name = source.path === '-' ? 'stdin.json' : source.path;
    return report(source, lint(source.document, name, { onFault }));
  });
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
