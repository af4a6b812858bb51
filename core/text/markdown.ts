import { type Message, message, type Params, SHOWN } from './message.ts';

/*
 * The only place that puts text into Markdown: hovers, the explanation page and exported pictures go
 * through here. A value of a document is never markup there: an image in a hover would make the editor
 * contact a host that the document names.
 */

/**
 * Any text as Markdown that shows the text: on one line, without markup, links, images, HTML and
 * automatic links. Source: CommonMark, "Backslash escapes"; GitHub Flavored Markdown, "Autolinks".
 */
export function markdownText(text: string): string {
  return (
    oneLine(text)
      .trimStart()
      .replace(/[\\`*_{}[\]#|~@&$]/g, '\\$&')
      .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))
      // What a bare address begins with, and emoji names.
      .replace(/:(?=\S)/g, '\\:')
      .replace(/www\./gi, (found) => `${found.slice(0, -1)}\\.`)
      // What makes a list or a heading of a line.
      .replace(/^(?:[-+=]|\d+(?=[.)](?:\s|$)))/, (sign) =>
        sign > '9' || sign < '0' ? `\\${sign}` : `${sign}\\`,
      )
  );
}

/** Any text as a code span, between more backticks than the text has in a row. */
export function markdownCode(text: string): string {
  const shown = oneLine(text);
  if (shown === '') return '';
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  // CommonMark takes away one space on each side; a backtick must not touch the fence.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return fence + pad + shown + pad + fence;
}

/**
 * A sentence as Markdown. Its template is Markdown of ours, in which `` `{name}` `` is a code span;
 * values are shown as text, each cut like in any sentence.
 * @param translated gives what a template, also of a parameter, says in the display language
 */
export function markdownOf(
  { template, params }: Message,
  translated: (template: string) => string,
): string {
  return translated(template).replace(
    /`([^`]*)`|\{(\w+)\}/g,
    (whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return markdownCode(fill(code, params, translated));
      const value = ownValue(params, name ?? '');
      if (value === undefined) return whole;
      return typeof value === 'object'
        ? markdownOf(value, translated)
        : markdownText(cut(String(value)));
    },
  );
}

/** Values for a sentence as code spans, with commas between; a parameter of a Markdown sentence. */
export function codeList(values: readonly string[]): Message {
  return message(
    values.map((_, index) => `\`{value${index}}\``).join(', '),
    Object.fromEntries(values.map((value, index) => [`value${index}`, value])),
  );
}

/** Text for a place that has no Markdown but makes links of `[text](address)`: notifications. */
export function withoutLinks(text: string): string {
  return oneLine(text).replaceAll('](', '] (');
}

/** The values of a code span, without any escapes: there are none inside of one. */
function fill(code: string, params: Params, translated: (template: string) => string): string {
  return code.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = ownValue(params, name);
    if (value === undefined) return whole;
    return typeof value === 'object'
      ? fill(translated(value.template), value.params, translated)
      : cut(String(value));
  });
}

function ownValue(params: Params, name: string): Params[string] | undefined {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

function cut(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value;
}

/** Line ends, control characters and marks that turn the direction of text become a space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
