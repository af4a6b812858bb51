import type { Message, Params } from './message.ts';

/** A stretch of a sentence in one style. */
export interface Run {
  readonly text: string;
  readonly style?: 'strong' | 'code';
}

/** `**{name}**`, `` `{image}` `` or a bare `{name}` in a template. */
const PART = /\*\*\{(\w+)\}\*\*|`\{(\w+)\}`|\{(\w+)\}/g;

/**
 * A sentence in stretches, for a page that is built of text alone: values are never markup.
 * @param translated gives what a template says in the display language; it has no plurals
 */
export function runsOf(
  { template, params }: Message,
  translated: (template: string) => string,
): Run[] {
  const text = translated(template);
  const runs: Run[] = [];
  let from = 0;
  for (const found of text.matchAll(PART)) {
    if (found.index > from) runs.push({ text: text.slice(from, found.index) });
    from = found.index + found[0].length;
    const [whole, strong, code, bare] = found;
    const value = textOf(params, strong ?? code ?? bare ?? '') ?? whole;
    runs.push(
      strong
        ? { text: value, style: 'strong' }
        : code
          ? { text: value, style: 'code' }
          : { text: value },
    );
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

function textOf(params: Params, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'object' ? undefined : value?.toString();
}
