import type { Container, TaskDefinition } from '../ecs/task-definition.ts';
import type { Assumed } from '../text/assumed.ts';
import type { Document, Unit } from '../text/document.ts';
import type { Default } from '../text/node.ts';
import { finish, type Work } from '../work.ts';
import { assuming, defaultsIn, distinct } from './assuming.ts';
import { applySettings, applySuppressions, type Suppression } from './control.ts';
import { isServiceSkeleton, isSkeleton } from './exported.ts';
import type { Finding } from './finding.ts';
import { once } from './once.ts';
import { type Repairs, withoutRepaired } from './pipeline/repairs.ts';
import { DEFAULT_PRESET } from './presets.ts';
import type { Fix, Report, Reporter, Rule } from './rule.ts';
import { rules } from './rules.generated.ts';
import type { LintSettings } from './settings.ts';
import { type SpellSentence, sentencesIn } from './spelled.ts';
import { assumedSubjects, type FindTask, type Subject, subjectsOf } from './subject.ts';

export interface LintOptions {
  /** Told of a rule that threw; its findings are lost, all others stand. */
  readonly onFault?: (rule: string, error: unknown) => void;
  /** Checked between rules; the findings so far are given up when it says true. */
  readonly cancelled?: () => boolean;
  /** Finds the task definition that a service definition names, for the rules that look at both. */
  readonly findTask?: FindTask;
  /** What a pipeline does to the document before it is registered. */
  readonly repairs?: Repairs;
  /** The preset, and severities by rule and file. All rules apply when left out. */
  readonly settings?: LintSettings;
}

/** The rule about comments that suppress nothing; the comments are known only after all others. */
const UNUSED = 'suppression-unused';

/** Most findings of one rule in one document: who has more has one mistake, many times. */
const MOST = 500;

/** Rules that are judged in one go; one takes microseconds. */
const BETWEEN = 8;

/** No container. */
const NOBODY: readonly Container[] = [];

/** Ends a rule that has said enough. */
const ENOUGH = new Error('enough findings');

/** Defaults that are left out one after the other, to find those that a finding needs. */
const MOST_DEFAULTS = 12;

/** Containers that are judged one by one; Amazon ECS takes ten. */
const CONTAINERS = 100;

/**
 * A rule with what decides whether it is run. All have one shape, since that is asked of hundreds of
 * rules for each version of a document.
 */
interface Judge {
  readonly rule: Rule;
  readonly notations: readonly string[] | undefined;
  /** The only kind of rule that speaks about a skeleton. */
  readonly aboutStructure: boolean;
  readonly run: (subject: Subject, report: Reporter) => void;
}

const prepared = new WeakMap<readonly Rule[], readonly Judge[]>();

function judgesOf(rules: readonly Rule[]): readonly Judge[] {
  let judges = prepared.get(rules);
  if (!judges) {
    judges = rules.map((rule) => ({
      rule,
      notations: rule.notations,
      aboutStructure: rule.on === 'document' && rule.area === 'structure',
      run: runOf(rule),
    }));
    prepared.set(rules, judges);
  }
  return judges;
}

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));

/** The rule of this id. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

/**
 * Judges a document. Never throws; findings are sorted by place.
 * @param fileName path or URI, which helps to recognise the document
 */
export function lint(document: Document, fileName: string, options: LintOptions = {}): Finding[] {
  return finish(linting(document, fileName, options));
}

/** The same as work that can be interrupted between rules. */
export function* linting(
  document: Document,
  fileName: string,
  options: LintOptions = {},
): Work<Finding[]> {
  const subjects = subjectsOf(document, fileName, options.findTask);
  const [subject] = subjects;
  if (!subject) return [];
  const findings: Finding[] = [];
  for (const each of subjects) {
    const found = yield* judging(each, rules, options);
    if (!found) return [];
    findings.push(...found);
  }
  const assumed = yield* judgingDefaults(document, fileName, findings, options);
  const { kept, unused } = applySuppressions([...findings, ...assumed], document);
  const left = options.repairs ? withoutRepaired(kept, subject, options.repairs) : kept;
  const all = [...left, ...unused.flatMap(unusedFinding)].sort(
    (a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule),
  );
  return options.settings ? applySettings(all, fileName, options.settings) : all;
}

/**
 * What rules say only of what is there by default: one severity lower, with the defaults that matter. Nothing
 * to fix is offered: the value stands somewhere else, and others may give another one.
 */
function* judgingDefaults(
  document: Document,
  fileName: string,
  known: readonly Finding[],
  options: LintOptions,
): Work<readonly Finding[]> {
  const before = new Set(known.map(keyOf));
  const added: Finding[] = [];
  for (const { subject, unit, defaults } of assumedSubjects(document, fileName)) {
    const found = (yield* judging(subject, rules, options)) ?? [];
    const extra = found.filter((finding) => !before.has(keyOf(finding)));
    const unclear = extra.filter((finding) => defaultsIn(finding, defaults).length === 0);
    const needed =
      unclear.length > 0
        ? yield* neededFor(unclear, document, fileName, unit, defaults)
        : undefined;
    for (const finding of extra) {
      added.push(assuming(finding, needed?.get(keyOf(finding)) ?? defaultsIn(finding, defaults)));
    }
  }
  return added;
}

/** Which defaults findings need: those without which they are not there. */
function* neededFor(
  findings: readonly Finding[],
  document: Document,
  fileName: string,
  unit: Unit,
  defaults: Assumed['defaults'],
): Work<Map<string, readonly Default[]>> {
  const ids = new Set(findings.map(({ rule }) => rule));
  const asked = rules.filter(({ id }) => ids.has(id));
  const all = distinct([...defaults.values()].flat());
  const needed = new Map<string, Default[]>(findings.map((finding) => [keyOf(finding), []]));
  for (const each of all.slice(0, MOST_DEFAULTS)) {
    const without = assumedSubjects(document, fileName, new Set([each.name]));
    const subject = without.find((one) => one.unit === unit)?.subject;
    const left = subject ? ((yield* judging(subject, asked)) ?? []) : [];
    const keys = new Set(left.map(keyOf));
    for (const [key, names] of needed) if (!keys.has(key)) names.push(each);
  }
  for (const [key, names] of needed) if (names.length === 0) needed.set(key, all);
  return needed;
}

const keyOf = ({ rule, start, end }: Finding): string => `${rule} ${start} ${end}`;

/**
 * What rules say about a subject, in the order of the rules; yields how much of it is done.
 * @returns undefined when it was cancelled
 */
export function* judging(
  subject: Subject,
  asked: readonly Rule[],
  options: LintOptions = {},
): Work<Finding[] | undefined> {
  const findings: Finding[] = [];
  const skeleton = subject.tasks.some(isSkeleton) || subject.services.some(isServiceSkeleton);
  const exists = subject.operation === 'output' && subject.services.length > 0;
  const spell = sentencesIn(subject.document.notation);
  let current: Rule | undefined;
  let most = 0;
  let done = 0;
  const report: Reporter = (said) => {
    if (!current || findings.length >= most) throw ENOUGH;
    const finding = toFinding(current, said, spell);
    findings.push(exists && current.area !== 'structure' ? notRefused(finding) : finding);
  };
  for (const { rule, notations, aboutStructure, run } of judgesOf(asked)) {
    if (++done % BETWEEN === 0) yield done / asked.length;
    if (options.cancelled?.()) return undefined;
    if (notations && !notations.includes(subject.document.notation.id)) continue;
    // A skeleton is one thing to say, not forty.
    if (skeleton && !aboutStructure) continue;
    const before = findings.length;
    current = rule;
    most = before + MOST;
    try {
      run(subject, report);
    } catch (error) {
      if (error === ENOUGH) continue;
      findings.length = before;
      options.onFault?.(rule.id, error);
    }
  }
  return findings;
}

function unusedFinding({ rule: name, at, range }: Suppression): Finding[] {
  const rule = byId.get(UNUSED);
  if (!rule) return [];
  const fix: Fix = {
    title: 'Remove the comment',
    preferred: true,
    edits: (editor) => editor.removeText(range),
  };
  const message = byId.has(name) ? 'unused' : 'unknown';
  return [toFinding(rule, { at, message, params: { rule: name }, fixes: [fix] })];
}

/** Asks a rule about all in a subject that it may have something to say about. */
function runOf(rule: Rule): Judge['run'] {
  switch (rule.on) {
    case 'document':
      return rule.check;
    case 'task': {
      const { needs, containersOnly = false, check } = rule;
      return (subject, report) => {
        for (const task of subject.tasks) {
          if (!task.whole && !containersOnly) continue;
          if (!needs || needs.some((name) => task.node.member(name))) check(task, report, subject);
        }
      };
    }
    case 'container': {
      const { needs, check } = rule;
      return ({ tasks }, report) => {
        for (const task of tasks) {
          for (const container of concerned(task, needs)) check(container, report, task);
        }
      };
    }
    case 'service': {
      const { check } = rule;
      return (subject, report) => {
        for (const service of subject.services) check(service, report, subject);
      };
    }
  }
}

/** The first containers of a task, and those of them that have a member. */
const judged = once((task: TaskDefinition) => {
  const all = task.containers.slice(0, CONTAINERS);
  const having = new Map<string, Container[]>();
  for (const container of all) {
    for (const { name } of container.node.members) {
      const list = having.get(name);
      if (!list) having.set(name, [container]);
      else if (list.at(-1) !== container) list.push(container);
    }
  }
  return { all, having };
});

/** The containers about which a rule may have something to say. */
function concerned(
  task: TaskDefinition,
  needs: readonly string[] | undefined,
): readonly Container[] {
  const { all, having } = judged(task);
  if (!needs) return all;
  const [first, second] = needs;
  if (first !== undefined && second === undefined) return having.get(first) ?? NOBODY;
  return all.filter(({ node }) => needs.some((name) => node.member(name)));
}

function toFinding(rule: Rule, report: Report, spell?: SpellSentence): Finding {
  const text = (id: string) => rule.messages[id] ?? id;
  return {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
    preset: report.preset ?? rule.preset ?? DEFAULT_PRESET,
    start: report.at.start,
    end: report.at.end,
    message: text(report.message),
    params: report.params ?? {},
    fixes: report.fixes ?? [],
    related: (report.related ?? []).map(({ at, message, params }) => ({
      start: at.start,
      end: at.end,
      message: text(message),
      params: params ?? {},
    })),
    ...(spell && { spell }),
  };
}

/** What a describe call printed exists, so it was not refused: its findings are no errors. */
function notRefused(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
