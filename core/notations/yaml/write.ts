import type { Json } from '../../text/json.ts';

/** How a document is laid out. */
export interface Layout {
  /** White space by which an inner object is indented. */
  readonly step: string;
  /** White space by which a list is indented below its key; often none. */
  readonly listStep: string;
  readonly lineEnd: string;
}

/** What needs no quotes: it begins with a letter or a path, and is no word that means something in YAML. */
const PLAIN = /^[A-Za-z_/.][\w./@+=-]*(?:[ :][\w./@+=-]+)*$/;
const WORDS = /^(?:true|false|yes|no|on|off|null|y|n|\.nan|[-+]?\.inf|\.\d.*|\.+)$/i;

/** A scalar as it is written in a block or in a flow. */
export function scalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !WORDS.test(value) ? value : JSON.stringify(value);
}

/** A value in one line, in flow style. */
export function flow(value: Json): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const members = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

/** A value behind a key and its colon: in the line, or below it. */
export function behindKey(value: Json, indent: string, layout: Layout): string {
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}`;
  if (isEmpty(value)) return ` ${flow(value)}`;
  const inner = indent + (Array.isArray(value) ? layout.listStep : layout.step);
  return `${layout.lineEnd}${inner}${block(value, inner, layout)}`;
}

/** A value in block style; its first line is not indented, since that is where it is put. */
export function block(value: Json, indent: string, layout: Layout): string {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return flow(value);
  const next = `${layout.lineEnd}${indent}`;
  if (Array.isArray(value)) {
    return value.map((item) => `- ${block(item, `${indent}  `, layout)}`).join(next);
  }
  return Object.entries(value)
    .map(([key, inner]) => `${scalar(key)}:${behindKey(inner, indent, layout)}`)
    .join(next);
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** The layout of a text: that of its first nested object and of its first list below a key. */
export function layoutOf(text: string): Layout {
  const start = text.slice(0, 20_000);
  const [, step = '  '] =
    /^[\w"'.:/-]+:[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)[^\s#-]/m.exec(start) ?? [];
  const [, key = '', list = step] = /^( *)(?:- )?[\w"'.-]+:[ \t]*\r?\n( *)- /m.exec(start) ?? [];
  const listStep = list.length > key.length ? list.slice(key.length) : '';
  return { step, listStep, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}
