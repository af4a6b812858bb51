import type { Document, Notation } from '../../core/text/document.ts';
import { type Draft, plain } from '../../core/text/draft.ts';
import type { Node } from '../../core/text/node.ts';
import type { Place } from '../../core/text/place.ts';
import { OutlineEditor } from './outline-editor.ts';
import { block, readOutline } from './outline-read.ts';

export const outline: Notation = {
  id: 'outline',
  read(text): Document {
    const { root, comments } = readOutline(text);
    const units = [{ root }];
    return { text, notation: outline, units, root, problems: [], comments, templated: false };
  },
  editor: ({ text }) => new OutlineEditor(text),
  write: (data) => `${block(data as object, '')}\n`,
  spell: (name) => name,
  lineComment: '#',
  triggers: ['='],
  placeAt,
};

/** A line of its own begins a key; what stands behind `=` is a value. */
function placeAt({ text }: Document, roots: readonly Node[], offset: number): Place | undefined {
  const [root] = roots;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const indent = line.length - line.trimStart().length;
  if (!root) return undefined;
  const typed = /[^\s=]*$/.exec(line)?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset };
  const value = /^\s*(?:- )?(\S+) = /.exec(line);
  const { container, path } = around(
    root,
    text,
    lineStart + (value ? line.indexOf(value[1] ?? '') : indent),
  );
  const key = value?.[1];
  return {
    kind: key === undefined ? 'key' : 'value',
    range,
    root,
    container,
    path,
    name: key,
    writeKey: (name, draft) => ({
      snippet: `${plain(name)} =${behind(draft, 1)}`,
      edits: [],
      filter: name,
    }),
    writeValue: (draft, label) => ({
      snippet: behind(draft, 1).trimStart(),
      edits: [],
      filter: label,
    }),
  };
}

/** The innermost object whose members are indented as the offset is. */
function around(root: Node, text: string, offset: number) {
  const column = (at: number) => at - (text.lastIndexOf('\n', at - 1) + 1);
  let container = root;
  const path: (string | number)[] = [];
  for (;;) {
    const values = [...container.members.map(({ value }) => value), ...container.items()];
    const index = values.findLastIndex(
      (each) => each.start <= offset && (each.kind === 'object' || each.kind === 'array'),
    );
    const next = values[index];
    if (!next || column(offset) < column(next.start)) return { container, path };
    path.push(container.kind === 'array' ? index : (container.members[index]?.name ?? ''));
    container = next;
  }
}

/** A draft behind a key: in the line, or below it. */
function behind(draft: Draft, depth: number): string {
  const margin = `\n${'\t'.repeat(depth)}`;
  if ('snippet' in draft) return ` ${draft.snippet}`;
  if (draft.kind === 'object') {
    return draft.members
      .map(([key, value]) => (key === '' ? ` ()` : `${margin}${key} =${behind(value, depth + 1)}`))
      .join('');
  }
  return draft.items.map((item) => `${margin}- ${behind(item, depth + 1).trimStart()}`).join('');
}
