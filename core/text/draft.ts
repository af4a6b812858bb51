import type { Json } from './edit.ts';

/**
 * A value with tab stops that a notation writes as a snippet. Texts and literals hold stops in the
 * notation of the language server protocol: `${1:web}`, `${2|tcp,udp|}`, `$0`.
 */
export type Draft =
  /** A string with this content. */
  | { readonly kind: 'text'; readonly snippet: string }
  /** A number, a boolean, or a stop for a value of any kind. */
  | { readonly kind: 'literal'; readonly snippet: string }
  | { readonly kind: 'list'; readonly items: readonly Draft[] }
  /** Several items of the list around. */
  | { readonly kind: 'items'; readonly items: readonly Draft[] }
  | {
      readonly kind: 'object';
      readonly members: readonly (readonly [key: string, Draft])[];
      /** True where more will be written into it: each member has a line of its own. */
      readonly long?: true;
    };

/** What people write in code: a string becomes a text, `literal(…)` what has no quotes. */
export type Sketch =
  | string
  | number
  | boolean
  | Draft
  | readonly Sketch[]
  | { readonly [key: string]: Sketch };

/** A value that is written without quotes, such as `literal('${1:256}')`. */
export function literal(snippet: string): Draft {
  return { kind: 'literal', snippet };
}

export function text(snippet: string): Draft {
  return { kind: 'text', snippet };
}

/** An object that people go on writing in. */
export function long(members: { readonly [key: string]: Sketch }): Draft {
  const written = draft(members);
  return written.kind === 'object' ? { ...written, long: true } : written;
}

/** An object with a stop of this number inside and nothing else. */
export function emptyObject(stop: number): Draft {
  return { kind: 'object', members: [['', literal(`$${stop}`)]] };
}

/** Makes a draft of plain data with stops in its strings. */
export function draft(sketch: Sketch): Draft {
  if (typeof sketch === 'string') return text(sketch);
  if (typeof sketch !== 'object') return literal(String(sketch));
  if (Array.isArray(sketch)) return { kind: 'list', items: sketch.map(draft) };
  if (isDraft(sketch)) return sketch;
  const members = Object.entries(sketch as { readonly [key: string]: Sketch });
  return { kind: 'object', members: members.map(([key, value]) => [key, draft(value)]) };
}

const KINDS: readonly unknown[] = ['text', 'literal', 'list', 'items', 'object'];

function isDraft(sketch: object): sketch is Draft {
  return (
    'kind' in sketch &&
    KINDS.includes(sketch.kind) &&
    ('snippet' in sketch || 'items' in sketch || 'members' in sketch)
  );
}

/** The draft with other texts in it. */
export function mapSnippets(written: Draft, change: (snippet: string) => string): Draft {
  switch (written.kind) {
    case 'text':
    case 'literal':
      return { ...written, snippet: change(written.snippet) };
    case 'list':
    case 'items':
      return { ...written, items: written.items.map((each) => mapSnippets(each, change)) };
    case 'object': {
      const members = written.members.map(
        ([key, value]) => [key, mapSnippets(value, change)] as const,
      );
      return { ...written, members };
    }
  }
}

/**
 * Where the cursor goes first when the draft is written, as the way from it: names of members, 0 for items.
 * Undefined where it does not stop, or where what stands there is chosen from a list already.
 */
export function firstStop(written: Draft): (string | number)[] | undefined {
  switch (written.kind) {
    case 'text':
    case 'literal':
      return written.snippet.includes('$1') ? [] : undefined;
    case 'list':
    case 'items': {
      const inner = written.items.map(firstStop).find((each) => each !== undefined);
      return inner && [0, ...inner];
    }
    case 'object':
      for (const [key, value] of written.members) {
        const inner = firstStop(value);
        if (inner) return key === '' ? undefined : [key, ...inner];
      }
      return undefined;
  }
}

/** Plain data as it is to stand in a snippet: nothing in it is a stop. */
export function withoutSnippets(data: Json): Sketch {
  if (typeof data === 'string') return plain(data);
  if (data === null) return literal('null');
  if (typeof data !== 'object') return data;
  if (Array.isArray(data)) return data.map(withoutSnippets);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, withoutSnippets(value)]),
  );
}

/** Text as it is to stand in a snippet. */
export function plain(value: string): string {
  return value.replace(/[\\$}]/g, '\\$&');
}
