import { applySettings } from '../core/lint/control.ts';
import type { Finding } from '../core/lint/finding.ts';
import { lint } from '../core/lint/lint.ts';
import { DEFAULT_PRESET, type Preset } from '../core/lint/presets.ts';
import type { Severity } from '../core/lint/rule.ts';
import { RULE_IDS } from '../core/lint/rule-ids.ts';
import { Status, UsageError } from './failure.ts';
import { readSources, type Source } from './files.ts';
import { type Fixed, fixSource } from './fix.ts';
import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { pretty } from './formats/pretty.ts';
import { rdjson } from './formats/rdjson.ts';
import { type Reported, report } from './formats/report.ts';
import { sarif } from './formats/sarif.ts';
import { type PipelineReport, Pipelines } from './pipelines.ts';
import { readBeside } from './read-beside.ts';
import { SettingsFiles } from './settings.ts';
import { findTaskBeside } from './task-definitions.ts';
import { counted, print, printError, printJson, type Terminal } from './terminal.ts';

export const LINT_FORMATS = [
  'pretty',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'hint', 'never'] as const;

export interface LintCommand {
  readonly paths: readonly string[];
  readonly format: (typeof LINT_FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  /** The preset, against what settings files say. */
  readonly preset: Preset | undefined;
  /** The least severity that is shown; undefined for the default, see `shownFrom`. */
  readonly minSeverity: Severity | undefined;
  /** Only these rules, whatever the preset; none means all rules of the preset. */
  readonly rules: readonly string[];
  /** Write the fixes that cannot change what a document means. */
  readonly fix: boolean;
  /** Whether named files that are no documents of Amazon ECS leave the exit status alone. */
  readonly allowUnmatched: boolean;
  readonly version: string;
}

/** The severities, the most serious first. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;

const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

/**
 * The least severity that is shown. By default warnings and errors, and whatever decides the exit status;
 * rules that are named are shown whatever their severity.
 */
function shownFrom({ minSeverity, failOn, rules }: LintCommand): Severity {
  if (minSeverity) return minSeverity;
  if (rules.length > 0) return 'hint';
  return failOn === 'info' || failOn === 'hint' ? failOn : 'warning';
}

/**
 * `stowage lint`: judges files and folders. What cannot be read or fixed is told on standard error, and
 * all the rest is judged.
 * @throws UsageError for a rule that does not exist, or settings that cannot be used
 */
export async function lintCommand(command: LintCommand, terminal: Terminal): Promise<number> {
  for (const rule of command.rules) {
    if (!RULE_IDS.has(rule))
      throw new UsageError(`there is no rule ${rule}; stowage rules lists them`);
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
  for (const source of await judging.pipelines()) found.push(...report(source, source.findings));
  // Where nothing could be read, the lines above say all.
  const nothing = sources.length === 0 && unreadable.length + unmatched.length > 0;
  const least = shownFrom(command);
  const shown = found.filter(({ severity }) => isAtLeast(severity, least));
  if (!nothing) write(command, shown, found.length - shown.length, sources, terminal);
  const failures = tellFailures(fixes, terminal);
  if (judging.faults > 0) return Status.fault;
  const mistaken = unreadable.length + failures + (command.allowUnmatched ? 0 : unmatched.length);
  if (mistaken > 0) return Status.usage;
  const { failOn } = command;
  const failed = failOn !== 'never' && found.some(({ severity }) => isAtLeast(severity, failOn));
  return failed ? Status.findings : Status.fine;
}

/** Runs the rules over files, each with its settings. */
class Judging {
  /** Rules that failed. */
  faults = 0;
  private readonly command: LintCommand;
  private readonly terminal: Terminal;
  private readonly settings = new SettingsFiles();
  private readonly pipelineFiles = new Pipelines();

  constructor(command: LintCommand, terminal: Terminal) {
    this.command = command;
    this.terminal = terminal;
  }

  async judgeOf({ path, within }: Source): Promise<(source: Source) => Finding[]> {
    const settings = await this.settings.for(path, within);
    const repairs = await this.pipelineFiles.repairsFor(path, within);
    const findTask = findTaskBeside(path, repairs?.runs);
    const { rules, preset } = this.command;
    // Rules that are named are judged whatever the preset.
    const base = rules.length > 0 ? 'all' : (preset ?? settings?.extends ?? DEFAULT_PRESET);
    const onFault = (rule: string, error: unknown): void => {
      this.faults++;
      const stack = error instanceof Error ? error.stack : String(error);
      printError(this.terminal, ...`stowage: rule ${rule} failed: ${stack}`.split('\n'));
    };
    const options = {
      onFault,
      findTask,
      settings: { ...settings, extends: base },
      ...(repairs && { repairs }),
    };
    return ({ document }) => {
      const name = path === '-' ? 'stdin.json' : path;
      return this.named(lint(readBeside(document, path), name, options));
    };
  }

  /** What is wrong in the pipeline files about the documents that were judged. */
  async pipelines(): Promise<PipelineReport[]> {
    const reports: PipelineReport[] = [];
    for (const each of await this.pipelineFiles.reports()) {
      const settings = await this.settings.for(each.path, process.cwd());
      const findings = this.named(applySettings(each.findings, each.path, settings ?? {}));
      reports.push({ ...each, findings });
    }
    return reports;
  }

  /** The findings of the rules that were named on the command line; all without any. */
  private named(findings: Finding[]): Finding[] {
    const { rules } = this.command;
    return rules.length === 0 ? findings : findings.filter(({ rule }) => rules.includes(rule));
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
  hidden: number,
  sources: readonly Source[],
  terminal: Terminal,
): void {
  switch (format) {
    case 'json':
      return printJson(terminal, json(found));
    case 'sarif':
      return printJson(terminal, sarif(found, version));
    case 'gitlab':
      return printJson(terminal, gitlab(found));
    case 'rdjson':
      return printJson(terminal, rdjson(found));
    case 'github':
      return terminal.out(github(found));
    case 'junit': {
      const paths = new Set([...sources, ...found].map(({ path }) => path));
      return terminal.out(junit(found, [...paths]));
    }
    case 'pretty':
      return print(terminal, pretty(found, hidden, sources.length));
  }
}
