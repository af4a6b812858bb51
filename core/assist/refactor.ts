import { smallestFargateSize } from '../ecs/fargate-sizes.ts';
import { chooseAlike } from '../ecs/recognise.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import { subjectOf } from '../lint/subject.ts';
import { readDocument } from '../notations/read-document.ts';
import type { Document } from '../text/document.ts';
import type { Editor } from '../text/edit.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import { type Node, toValue } from '../text/node.ts';

export type RefactoringId = 'fargate' | 'awsvpc' | 'bridge' | 'secret';

/** A change of a whole document that is offered at a place. */
export interface Refactoring {
  readonly id: RefactoringId;
  readonly title: Message;
}

/** A changed document, and what no change of ours can mend. */
export interface Refactored {
  readonly text: string;
  /** What was changed besides, so that the result is taken: what goes is told. */
  readonly along: readonly Message[];
  readonly left: readonly Finding[];
}

/** One mended mistake may show the next; no conversion needs more steps than this. */
const MOST_STEPS = 100;

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

/** Makes the change; undefined where it is not offered. */
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
  const before = new Set(errorsOf(document, fileName).map(({ rule }) => rule));
  const text = applyEdits(document.text, CHANGES[id](editor, task, offset));
  return mend(text, document, fileName, before);
}

const CHANGES: Readonly<
  Record<RefactoringId, (editor: Editor, task: TaskDefinition, offset: number) => Edit[]>
> = {
  fargate: (editor, task) => [
    ...set(editor, task.node, 'requiresCompatibilities', ['FARGATE'], 'family'),
    ...set(editor, task.node, 'networkMode', 'awsvpc', 'requiresCompatibilities'),
    ...fargateSize(editor, task),
    ...withoutHostPorts(editor, task),
  ],
  awsvpc: (editor, task) => [
    ...set(editor, task.node, 'networkMode', 'awsvpc', 'family'),
    ...withoutHostPorts(editor, task),
  ],
  bridge: (editor, task) => [
    ...set(editor, task.node, 'networkMode', 'bridge', 'family'),
    ...dynamicHostPorts(editor, task),
  ],
  secret: (editor, task, offset) => toSecret(editor, task, offset),
};

/** Makes the first fix of each error that the change brought, until none is left that has one. */
function mend(
  changed: string,
  original: Document,
  fileName: string,
  before: ReadonlySet<string>,
): Refactored {
  let text = changed;
  const read = (again: string): Document => {
    const document = readDocument(again);
    chooseAlike(document.root, original.root);
    return document;
  };
  const purpose = purposeOf(read(text));
  const along: Message[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const document = read(text);
    const errors = errorsOf(document, fileName).filter(({ rule }) => !before.has(rule));
    let fixed = text;
    const fix = errors
      .flatMap(({ fixes }) => fixes.slice(0, 1))
      .find((each) => {
        fixed = applyEdits(text, each.edits(document.notation.editor(document)));
        // What takes the conversion back mends nothing.
        return fixed !== text && purposeOf(read(fixed)) === purpose;
      });
    if (!fix) return { text, along, left: errors };
    along.push(message(fix.title, fix.params ?? {}));
    text = fixed;
  }
  return { text, along, left: errorsOf(read(text), fileName) };
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
  return subjectOf(document, fileName)?.tasks[0];
}

function set(
  editor: Editor,
  node: Node,
  key: string,
  value: string | string[],
  after: string,
): Edit[] {
  const present = node.get(key);
  // What a tool fills in is not ours to choose.
  if (present.isUnknown) return [];
  return present.kind === 'missing'
    ? editor.insert(node, key, value, after)
    : [editor.replace(present, value)];
}

/** The smallest size that holds what the containers ask for. */
function fargateSize(editor: Editor, task: TaskDefinition): Edit[] {
  const sum = (of: (container: Node) => number) =>
    task.containers.reduce((total, { node }) => total + of(node), 0);
  const cpu = task.cpu ?? sum((node) => node.get('cpu').number ?? 0);
  const memory =
    task.memory ??
    sum((node) => node.get('memory').number ?? node.get('memoryReservation').number ?? 0);
  const size = smallestFargateSize(cpu, memory);
  if (!size) return [];
  return [
    ...set(editor, task.node, 'cpu', String(size.cpu), 'networkMode'),
    ...set(editor, task.node, 'memory', String(size.memory), 'cpu'),
  ];
}

/** In network mode awsvpc each task has ports of its own. */
function withoutHostPorts(editor: Editor, task: TaskDefinition): Edit[] {
  return mappingsOf(task).flatMap((mapping) => {
    const hostPort = mapping.get('hostPort');
    return hostPort.kind === 'missing' ? [] : editor.remove(hostPort);
  });
}

/** Dynamic ports let any number of copies share an instance, as network interfaces did. */
function dynamicHostPorts(editor: Editor, task: TaskDefinition): Edit[] {
  return mappingsOf(task).flatMap((mapping) => {
    if (!mapping.get('containerPort').exists) return [];
    const hostPort = mapping.get('hostPort');
    return hostPort.kind === 'missing'
      ? editor.insert(mapping, 'hostPort', 0, 'containerPort')
      : [editor.replace(hostPort, 0)];
  });
}

function mappingsOf(task: TaskDefinition): Node[] {
  return task.containers.flatMap(({ node }) => [...node.get('portMappings').items()]);
}

/** The environment variable around an offset, if its name is known. */
function variableAt(task: TaskDefinition, offset: number) {
  for (const { node } of task.containers) {
    for (const entry of node.get('environment').items()) {
      const name = entry.get('name').string;
      if (name && entry.start <= offset && offset <= entry.end)
        return { container: node, entry, name };
    }
  }
  return undefined;
}

/** The value goes where the file cannot show it; the file names a parameter in the task's Region. */
function toSecret(editor: Editor, task: TaskDefinition, offset: number): Edit[] {
  const variable = variableAt(task, offset);
  if (!variable) return [];
  const { container, entry, name } = variable;
  const family = task.node.get('family').string ?? 'task';
  const secret = { name, valueFrom: `/${family}/${name}` };
  const secrets = container.get('secrets');
  const added =
    secrets.kind === 'array'
      ? editor.append(secrets, secret)
      : editor.insert(container, 'secrets', [secret], 'environment');
  return [...editor.remove(entry), ...added];
}
