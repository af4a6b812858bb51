import { type Draft, plain } from '../../text/draft.ts';

/** Members that an object has at most to stand on one line inside a list. */
const FEW = 3;

/** A draft as JSON in a snippet; `\t` is one step of indentation. */
export function writeDraft(draft: Draft, depth = 0): string {
  switch (draft.kind) {
    case 'text':
      return `"${draft.snippet}"`;
    case 'literal':
      return draft.snippet;
    case 'list':
      return writeList(draft.items, depth);
    case 'items':
      return draft.items.map((item) => writeDraft(item, depth)).join(',\n');
    case 'object':
      return writeObject(draft.members, depth);
  }
}

function writeList(items: readonly Draft[], depth: number): string {
  const objects = items.some(({ kind }) => kind === 'object');
  if (!objects) return `[${items.map((item) => writeDraft(item, depth)).join(', ')}]`;
  const short = items.every(isShort);
  // What is nested stays short where it can.
  if (short && depth > 0) return `[${items.map((item) => writeInline(item)).join(', ')}]`;
  const step = '\t'.repeat(depth + 1);
  const written = items.map((item) => (short ? writeInline(item) : writeDraft(item, depth + 1)));
  return `[\n${step}${written.join(`,\n${step}`)}\n${'\t'.repeat(depth)}]`;
}

function writeObject(members: Members, depth: number): string {
  if (isBare(members)) return `{${members[0]?.[1] ? writeDraft(members[0][1]) : ''}}`;
  if (depth > 0 && members.length === 1 && isShort({ kind: 'object', members })) {
    return writeInline({ kind: 'object', members });
  }
  const step = '\t'.repeat(depth + 1);
  const written = members.map(([key, value]) => `"${plain(key)}": ${writeDraft(value, depth + 1)}`);
  return `{\n${step}${written.join(`,\n${step}`)}\n${'\t'.repeat(depth)}}`;
}

type Members = Extract<Draft, { kind: 'object' }>['members'];

/** An object that has a stop and no members yet. */
function isBare(members: Members): boolean {
  return members.length === 1 && members[0]?.[0] === '';
}

/** Whether an item of a list stands on one line. */
function isShort(draft: Draft): boolean {
  if (draft.kind !== 'object') return true;
  return (
    !draft.long &&
    draft.members.length <= FEW &&
    draft.members.every(([, value]) =>
      value.kind === 'list'
        ? value.items.every(({ kind }) => kind === 'text' || kind === 'literal')
        : value.kind !== 'object',
    )
  );
}

function writeInline(draft: Draft): string {
  if (draft.kind !== 'object') return writeDraft(draft);
  if (isBare(draft.members)) return writeDraft(draft);
  const members = draft.members.map(([key, value]) => `"${plain(key)}": ${writeDraft(value, 1)}`);
  return `{ ${members.join(', ')} }`;
}
