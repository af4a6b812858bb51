import type { Draft } from '../../text/draft.ts';
import { type Layout, scalar } from './write.ts';

/** A draft behind a key and its colon, or behind the dash of an item. */
export function draftBehindKey(draft: Draft, indent: string, layout: Layout): string {
  if ('snippet' in draft) return ` ${draftScalar(draft)}`;
  const inner = indent + (draft.kind === 'object' ? layout.step : layout.listStep);
  return `\n${inner}${draftBlock(draft, inner, layout)}`;
}

/** A draft in block style; its first line is not indented, since that is where it is put. */
export function draftBlock(draft: Draft, indent: string, layout: Layout): string {
  if ('snippet' in draft) return draftScalar(draft);
  const next = `\n${indent}`;
  if (draft.kind !== 'object') {
    const items = draft.items.map((item) => draftBlock(item, `${indent}  `, layout));
    return items.map((item) => `- ${item}`).join(next);
  }
  return draft.members
    .map(([key, value]) =>
      key === ''
        ? draftBlock(value, indent, layout)
        : `${key}:${draftBehindKey(value, indent, layout)}`,
    )
    .join(next);
}

/** A draft in one line. */
export function draftFlow(draft: Draft): string {
  if ('snippet' in draft) return draftScalar(draft);
  if (draft.kind !== 'object') {
    const items = draft.items.map(draftFlow).join(', ');
    return draft.kind === 'list' ? `[${items}]` : items;
  }
  const members = draft.members.map(([key, value]) => {
    return key === '' ? draftFlow(value) : `${key}: ${draftFlow(value)}`;
  });
  return `{ ${members.join(', ')} }`;
}

/** Text gets quotes where it needs them; what is typed in a stop may need others. */
function draftScalar(draft: Extract<Draft, { snippet: string }>): string {
  if (draft.kind === 'literal') return draft.snippet;
  const { snippet } = draft;
  const shown = snippet
    .replace(/\$\{\d{1,3}\|([^,|}]{0,100})[^}]{0,1000}\}/g, '$1')
    .replace(/\$\{\d{1,3}:((?:[^}\\]|\\.){0,500})\}/g, '$1')
    .replace(/\$\d+/g, 'x')
    .replace(/\\([\\$}])/g, '$1');
  return scalar(shown) === shown ? snippet : `"${snippet.replaceAll('"', '\\\\"')}"`;
}
