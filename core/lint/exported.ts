import { READ_ONLY_TASK_MEMBERS } from '../ecs/schema/schema.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { Edit, Editor, Json } from '../text/edit.ts';
import { type Member, type Node, toValue } from '../text/node.ts';
import type { Fix } from './rule.ts';
import type { Subject } from './subject.ts';

/** Members in which an empty string is a value like any other. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['value', 'options', 'dockerLabels', 'labels']);

/** Read-only members at the top of a task definition, as describe-task-definition prints them. */
export function readOnlyMembers(task: Node): Member[] {
  return task.members.filter((member) => READ_ONLY_TASK_MEMBERS.has(member.name));
}

/** Members that a generated skeleton leaves empty: `""`, `[""]`, `[{"name": ""}]`. */
export function emptiesIn(root: Node): Node[] {
  return collect(root, isBlank);
}

/** From this many empty values on, a file is taken for a skeleton. */
export const MANY = 8;

/** True for what `--generate-cli-skeleton` prints and nobody has filled in yet. */
export function isSkeleton(task: TaskDefinition): boolean {
  const first = task.containers[0]?.node;
  if (first?.get('image').text !== '' && task.node.get('family').text !== '') return false;
  return emptiesIn(task.whole ? task.node : task.containerDefinitions).length >= MANY;
}

/** The same for create-service: the task definition is not filled in. */
export function isServiceSkeleton(service: Node): boolean {
  return service.get('taskDefinition').text === '' && emptiesIn(service).length >= MANY;
}

/**
 * Takes the definition out of its wrapper and removes read-only members, nulls,
 * empty defaults and blanks, so that register-task-definition takes it.
 */
export function makeRegistrable(subject: Subject): Fix {
  return {
    title: 'Convert describe output for registration',
    edits(editor) {
      const { root } = subject.document;
      const task = subject.tasks[0]?.node;
      if (task?.kind !== 'object') return [];
      const edits = cleaning(editor, task, true);
      if (task === root || subject.document.isTemplate) return edits;
      // Tags that stand beside the definition come along.
      const tags = root.get('tags');
      const added = tags.items().length > 0 && !task.get('tags').exists;
      return editor.unwrap(root, task, edits, added ? { tags: toValue(tags) as Json } : {});
    },
  };
}

function cleaning(editor: Editor, node: Node, top: boolean): Edit[] {
  const needless = (member: Member) =>
    (top && READ_ONLY_TASK_MEMBERS.has(member.name)) || isNeedless(member);
  const gone = new Set(node.members.filter(needless).map((member) => member.value));
  for (const item of node.items()) if (item.kind === 'null') gone.add(item);
  const kept = [...node.members.map((member) => member.value), ...node.items()].filter(
    (value) => !gone.has(value),
  );
  const inner = kept.flatMap((value) => cleaning(editor, value, false));
  return gone.size > 0 ? [...editor.removeAll(node, [...gone]), ...inner] : inner;
}

/** What means the same as nothing: `null`, an empty list, a blank, a CPU share of 0. */
function isNeedless({ name, value }: Member): boolean {
  if (name === 'containerDefinitions') return false;
  if (value.kind === 'array' && value.items().length === 0) return !value.open;
  return value.kind === 'null' || isBlank(value) || (name === 'cpu' && value.number === 0);
}

function isBlank(node: Node): boolean {
  if (node.kind === 'string') {
    const name = node.asMember?.name;
    return node.text === '' && !(name !== undefined && MAY_BE_EMPTY.has(name));
  }
  if (node.kind === 'array') return node.items().length > 0 && node.items().every(isBlank);
  if (node.kind !== 'object' || node.members.length === 0) return false;
  return node.members.every(({ value }) => isBlank(value) || value.text === '');
}

/** All members and items below that are so; nothing is looked for inside of what was found. */
function collect(root: Node, wanted: (node: Node) => boolean): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    const name = node.asMember?.name;
    if (name !== undefined && MAY_BE_EMPTY.has(name)) return;
    for (const value of [...node.members.map((member) => member.value), ...node.items()]) {
      if (wanted(value)) found.push(value);
      else visit(value);
    }
  };
  visit(root);
  return found;
}
