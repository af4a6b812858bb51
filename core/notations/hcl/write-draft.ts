import { type Draft, plain } from '../../text/draft.ts';
import type { Field, Shape } from './shapes.ts';
import { keyText } from './write.ts';

type Members = Extract<Draft, { kind: 'object' }>['members'];

/** Members that an object has at most to stand on one line. */
const FEW = 3;

/** How members of an expression are written, as those beside them are. */
export interface Style {
  readonly quoted: boolean;
  readonly colon: boolean;
}

const PLAIN: Style = { quoted: false, colon: false };

/** A draft as an expression in a snippet; `\t` is one step of indentation. */
export function draftExpression(draft: Draft, depth = 0, style = PLAIN): string {
  const step = '\t'.repeat(depth + 1);
  switch (draft.kind) {
    case 'text':
      return `"${draft.snippet}"`;
    case 'literal':
      return draft.snippet;
    case 'items':
      return draft.items.map((item) => draftExpression(item, depth, style)).join(',\n');
    case 'list': {
      if (draft.items.every(isScalar)) {
        return `[${draft.items.map((item) => draftExpression(item, depth, style)).join(', ')}]`;
      }
      const items = draft.items.map((item) => draftExpression(item, depth + 1, style));
      return `[\n${step}${items.join(`,\n${step}`)}\n${'\t'.repeat(depth)}]`;
    }
    case 'object': {
      const { members } = draft;
      const [first] = members;
      if (first?.[0] === '') return `{${draftExpression(first[1], depth, style)}}`;
      const written = members.map((member) => draftMember(member, depth + 1, style));
      const short =
        !draft.long && members.length <= FEW && members.every(([, each]) => isScalar(each));
      if (short && depth > 0) return `{ ${written.join(', ')} }`;
      return `{\n${step}${written.join(`\n${step}`)}\n${'\t'.repeat(depth)}}`;
    }
  }
}

/** A key with its value in an object. */
export function draftMember(
  [key, value]: readonly [string, Draft],
  depth: number,
  { quoted, colon }: Style = PLAIN,
): string {
  const name = plain(quoted ? JSON.stringify(key) : keyText(key));
  return `${name}${colon ? ': ' : ' = '}${draftExpression(value, depth, { quoted, colon })}`;
}

/** A member of the API as attributes and blocks of a body; undefined where Terraform has no name for it. */
export function draftEntry(
  shape: Shape,
  path: readonly string[],
  draft: Draft,
  depth: number,
): string | undefined {
  const field = shape.byApi.get(path.join('.'));
  if (field?.form === 'block') return draftBlocks(field, [draft], depth);
  if (field?.form === 'blocks') {
    return draftBlocks(field, 'items' in draft ? draft.items : [draft], depth);
  }
  if (field) return `${field.name} = ${attribute(field, draft, depth)}`;
  if (draft.kind !== 'object') return undefined;
  const written = draft.members.map(([key, value]) => {
    // A stop for whatever is written first.
    return key === ''
      ? first(shape, path, value, depth)
      : draftEntry(shape, [...path, key], value, depth);
  });
  const known = written.filter((each) => each !== undefined);
  return known.length > 0 ? known.join(`\n${'\t'.repeat(depth)}`) : undefined;
}

/** An empty structure whose members stand in a block of another structure. */
function first(
  shape: Shape,
  path: readonly string[],
  stop: Draft,
  depth: number,
): string | undefined {
  const below = [...shape.byApi.values()].find((field) => {
    return field.form === 'block' && field.path.slice(0, -1).join('.') === path.join('.');
  });
  return below && draftBlocks(below, [{ kind: 'object', members: [['', stop]] }], depth);
}

function draftBlocks(
  { name, shape }: Field,
  drafts: readonly Draft[],
  depth: number,
): string | undefined {
  const step = '\t'.repeat(depth + 1);
  const written = drafts.map((draft) => {
    if (draft.kind !== 'object' || !shape) return 'snippet' in draft ? draft.snippet : '';
    const inside = draft.members.flatMap(([key, value]) => {
      if (key === '') return 'snippet' in value ? [value.snippet] : [];
      return draftEntry(shape, [key], value, depth + 1) ?? [];
    });
    return inside.join(`\n${step}`);
  });
  return written
    .map((inside) => `${name} {\n${step}${inside}\n${'\t'.repeat(depth)}}`)
    .join(`\n${'\t'.repeat(depth)}`);
}

/** The value of an attribute. */
function attribute(field: Field, draft: Draft, depth: number): string {
  if (field.form === 'toggle') return toggle(draft);
  if (field.form === 'json') return `jsonencode(${draftExpression(draft, depth)})`;
  if (field.form === 'pairs') return pairs(draft, field.key ?? 'key', depth);
  return draftExpression(draft, depth);
}

/** ENABLED and DISABLED as true and false. */
export function toggle(draft: Draft): string {
  const snippet = 'snippet' in draft ? draft.snippet : '';
  return snippet.replace('DISABLED', 'false').replace('ENABLED', 'true');
}

/** A list of names and values as a map. */
function pairs(draft: Draft, key: 'name' | 'key', depth: number): string {
  const items = 'items' in draft ? draft.items : [];
  const members = items.flatMap((item): Members => {
    const get = (name: string) =>
      item.kind === 'object' ? item.members.find(([own]) => own === name)?.[1] : undefined;
    const [name, value] = [get(key), get('value')];
    return name && 'snippet' in name && value ? [[name.snippet, value]] : [];
  });
  if (members.length === 0) return '{\n\t$1\n}';
  const step = '\t'.repeat(depth + 1);
  const written = members.map(([name, value]) => `${name} = ${draftExpression(value, depth + 1)}`);
  return `{\n${step}${written.join(`\n${step}`)}\n${'\t'.repeat(depth)}}`;
}

function isScalar({ kind }: Draft): boolean {
  return kind === 'text' || kind === 'literal';
}
