import { type DocumentKind, recognise } from '../ecs/recognise.ts';
import { TaskDefinition } from '../ecs/task-definition.ts';
import type { Params } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';
import type { Document } from '../text/read.ts';
import type { ContainerRule, Fix, Report, Rule, Severity } from './rule.ts';
import { rules } from './rules.generated.ts';

/** What one rule says about one place. */
export interface Finding extends Range {
  readonly rule: string;
  readonly severity: Severity;
  /** A template with the parameters of `params`. */
  readonly message: string;
  readonly params: Params;
  readonly fixes: readonly Fix[];
  readonly related: readonly (Range & { readonly message: string; readonly params: Params })[];
}

export interface LintOptions {
  /** Told of a rule that threw; its findings are lost, all others stand. */
  readonly onFault?: (rule: string, error: unknown) => void;
  /** Checked between rules; the findings so far are given up when it says true. */
  readonly cancelled?: () => boolean;
}

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
const containerRules = rules.filter((rule): rule is ContainerRule => rule.on === 'container');

/** The rule of this id. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

/**
 * Judges a document. Never throws; findings are sorted by place.
 * @param fileName path or URI, which helps to recognise the document
 */
export function lint(document: Document, fileName: string, options: LintOptions = {}): Finding[] {
  const kind = recognise(document.root, fileName);
  const findings: Finding[] = [];
  const run = (rule: Rule, check: (report: (report: Report) => void) => void) => {
    const found: Finding[] = [];
    try {
      check((report) => found.push(toFinding(rule, report)));
      for (const finding of found) findings.push(finding);
    } catch (error) {
      options.onFault?.(rule.id, error);
    }
  };
  const tasks = taskDefinitionsOf(document.root, kind).map((node) => new TaskDefinition(node));
  for (const rule of rules) {
    if (options.cancelled?.()) return [];
    if (rule.on === 'document' && kind) run(rule, (report) => rule.check(document, report));
    if (rule.on !== 'task') continue;
    for (const task of tasks) {
      if (task.whole || rule.containersOnly)
        run(rule, (report) => rule.check(task, report, document));
    }
  }
  for (const task of tasks) {
    for (const rule of containerRules) {
      if (options.cancelled?.()) return [];
      run(rule, (report) => {
        for (const container of task.containers) rule.check(container, report, task);
      });
    }
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule));
}

/** The nodes of a document that are task definitions (or bare lists of containers). */
export function taskDefinitionsOf(root: Node, kind: DocumentKind | undefined): Node[] {
  switch (kind) {
    case 'taskDefinition':
    case 'containerDefinitions':
      return [root];
    case 'taskDefinitionOutput':
      return [root.get('taskDefinition')];
    default:
      return [];
  }
}

function toFinding(rule: Rule, report: Report): Finding {
  const text = (id: string) => rule.messages[id] ?? id;
  return {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
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
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
