import { chooseAlike } from '../../ecs/recognise.ts';
import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { compatibilitiesOf } from '../../lint/compatibility.ts';
import type { Finding } from '../../lint/finding.ts';
import { lint } from '../../lint/lint.ts';
import { subjectOf } from '../../lint/subject.ts';
import type { Document } from '../../text/document.ts';
import { applyEdits, difference, type Edit } from '../../text/edit.ts';
import { type Message, message } from '../../text/message.ts';
import { toValue } from '../../text/node.ts';
import { type Change, CONVERSIONS } from './conversions.ts';
import { mapBack, overlap } from './map-back.ts';
import { putParameter, toSecret, variableAt } from './secret.ts';

export type RefactoringId = keyof typeof CONVERSIONS | 'secret';

/** A change of a whole document that is offered at a place. */
export interface Refactoring {
  readonly id: RefactoringId;
  readonly title: Message;
}

/** A change that would make the task do something else: someone has to decide about it. */
export interface Decision {
  /** What it does. */
  readonly title: readonly Message[];
  /** What is in the way without it. */
  readonly findings: readonly Finding[];
  readonly edits: readonly Edit[];
}

/** What a refactoring does. All edits are those of the document as it is, and none overlap. */
export interface Refactored {
  /** Changes after which the task runs what it ran before. */
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
  /** What is in the way and has no fix. */
  readonly left: readonly Finding[];
  /** The command line with which the other half is done. */
  readonly commandLine?: string;
}

/** What can be done to the document at an offset. */
export function refactoringsAt(
  document: Document,
  fileName: string,
  offset: number,
): Refactoring[] {
  const task = onlyTask(document, fileName);
  // Text that is being typed is not rewritten under the fingers.
  if (!task?.whole || task.containers.length === 0 || document.problems.length > 0) return [];
  const offer = (id: RefactoringId, template: string, params = {}): Refactoring => {
    return { id, title: message(template, params) };
  };
  const mode = task.effectiveNetworkMode;
  const variable = variableAt(task, offset);
  return [
    ...(task.fargate || task.windows
      ? []
      : [offer('fargate', 'Make this task definition ready for Fargate')]),
    ...((mode === 'bridge' || mode === 'host') && !task.requires('EXTERNAL')
      ? [offer('awsvpc', 'Convert to network mode awsvpc')]
      : []),
    ...(mode === 'awsvpc' && !task.fargate
      ? [offer('bridge', 'Convert to network mode bridge')]
      : []),
    ...(variable ? [offer('secret', 'Move {name} to a secret', { name: variable.name })] : []),
  ];
}

/** Works out the change; undefined where it is not offered. */
export function refactor(
  document: Document,
  fileName: string,
  offset: number,
  id: RefactoringId,
): Refactored | undefined {
  const task = onlyTask(document, fileName);
  if (!task || !refactoringsAt(document, fileName, offset).some((each) => each.id === id)) {
    return undefined;
  }
  const editor = document.notation.editor(document);
  if (id === 'secret') {
    const variable = variableAt(task, offset);
    if (!variable) return undefined;
    const changes = toSecret(editor, task, variable);
    return { changes, decisions: [], left: [], commandLine: putParameter(task, variable) };
  }
  return withDecisions(document, fileName, CONVERSIONS[id](editor, task));
}

/** Adds what the conversion leaves in the way: with its fix where there is one. */
function withDecisions(
  document: Document,
  fileName: string,
  changes: readonly Change[],
): Refactored {
  const edits = changes.flatMap((change) => change.edits);
  const converted = document.notation.read(applyEdits(document.text, edits));
  chooseAlike(converted.root, document.root);
  const found: Found[] = [];
  const left: Finding[] = [];
  for (const finding of inTheWay(document, converted, fileName)) {
    const text = withFix(finding, converted);
    if (text === undefined) left.push(finding);
    else add(found, finding, difference(converted.text, text), { converted, fileName });
  }
  const decisions: Decision[] = [];
  for (const { findings, edit } of found) {
    const mapped = mapBack(edit, edits);
    if (!mapped) left.push(...findings);
    else decisions.push({ findings, title: titleOf(findings), edits: [mapped] });
  }
  return { changes, decisions, left };
}

/** Findings with the edit that mends them: several, where what mends one touches what mends the other. */
interface Found {
  readonly findings: readonly Finding[];
  /** Of the converted text. */
  readonly edit: Edit;
}

/** Adds a finding with its edit; with those that it touches it becomes one. */
function add(
  found: Found[],
  finding: Finding,
  edit: Edit,
  { converted, fileName }: { readonly converted: Document; readonly fileName: string },
): void {
  const index = found.findIndex((each) => overlap(each.edit, edit));
  const other = found[index];
  if (!other) {
    found.push({ findings: [finding], edit });
    return;
  }
  // Made one after the other: the second one on the text that the first one leaves.
  const after = converted.notation.read(applyEdits(converted.text, [other.edit]));
  chooseAlike(after.root, converted.root);
  const again = [...errorsOf(after, fileName), ...blockersIn(after, fileName)].find(
    ({ rule, params }) =>
      rule === finding.rule && JSON.stringify(params) === JSON.stringify(finding.params),
  );
  const text = again ? withFix(again, after) : after.text;
  const both = difference(converted.text, text ?? after.text);
  found[index] = { findings: [...other.findings, finding], edit: both };
}

/** What is refused, or documented as unsupported, after the conversion and was not before. */
function inTheWay(before: Document, after: Document, fileName: string): Finding[] {
  const known = new Set(errorsOf(before, fileName).map(({ rule }) => rule));
  const found = [...errorsOf(after, fileName), ...blockersIn(after, fileName)].filter(
    ({ rule }) => !known.has(rule),
  );
  const key = ({ rule, start, end }: Finding) => `${rule} ${start} ${end}`;
  return [...new Map(found.map((finding) => [key(finding), finding])).values()];
}

/** What stands in the way of the compatibilities that a document requires. */
function blockersIn(document: Document, fileName: string): Finding[] {
  const compatibilities = document.root.get('requiresCompatibilities').items();
  const required = new Set(compatibilities.map((each) => each.string));
  return compatibilitiesOf(document, fileName)
    .filter(({ compatibility }) => required.has(compatibility))
    .flatMap(({ blockers }) => [...blockers]);
}

/** The text with the first fix that does not take the conversion back. */
function withFix(finding: Finding, document: Document): string | undefined {
  const purpose = purposeOf(document);
  for (const fix of finding.fixes) {
    const text = applyEdits(document.text, fix.edits(document.notation.editor(document)));
    if (text !== document.text && purposeOf(document.notation.read(text)) === purpose) return text;
  }
  return undefined;
}

/** What the first fix of each does. */
function titleOf(findings: readonly Finding[]): readonly Message[] {
  return findings.flatMap(({ fixes: [fix] }) =>
    fix ? [message(fix.title, fix.params ?? {})] : [],
  );
}

/** What a conversion is made for. */
function purposeOf({ root }: Document): string {
  return JSON.stringify(
    [root.get('networkMode'), root.get('requiresCompatibilities')].map(toValue),
  );
}

function errorsOf(document: Document, fileName: string): Finding[] {
  return lint(document, fileName).filter(({ severity }) => severity === 'error');
}

function onlyTask(document: Document, fileName: string): TaskDefinition | undefined {
  // A template has several, and of most of what they say only its tool knows the value.
  return document.isTemplate ? undefined : subjectOf(document, fileName)?.tasks[0];
}
