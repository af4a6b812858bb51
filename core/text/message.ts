/** Values for the named parameters of a message. A value that has words is a message of its own. */
export type Params = Readonly<Record<string, string | number | Message>>;

/**
 * A sentence with named parameters, kept apart from its values so that it can be translated.
 *
 * `{name}` is replaced by the value. `{count, plural, one {# task} other {# tasks}}` chooses by the
 * number, `#` being the number itself; the forms may hold parameters. This is the subset of ICU
 * MessageFormat that the sentences need. Source: https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export interface Message {
  readonly template: string;
  readonly params: Params;
}

/** The one way to make a message. The extraction of sentences for translation looks for its calls. */
export function message(template: string, params: Params = {}): Message {
  return { template, params };
}

/** Longest value that is put into a sentence; longer ones are cut so that a message stays readable. */
export const SHOWN = 120;

/** Fills the template. A name without a value stays as it stands: a visible mistake, no exception. */
export function format(message: Message): string {
  return formatIn(message, (template) => template);
}

/** The sentence in another language: `translated` gives what a template, also of a parameter, says there. */
export function formatIn(
  { template, params }: Message,
  translated: (template: string) => string,
): string {
  return fill(translated(template), (name) => {
    if (!Object.hasOwn(params, name)) return undefined;
    const own = params[name];
    if (typeof own === 'number') return own;
    if (typeof own === 'object') return formatIn(own, translated);
    const value = String(own);
    return value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value;
  });
}

/** The start of a parameter: `{name}` as a whole, or `{name, plural,` whose forms follow. */
const PARAMETER = /\{(\w+)(?:\}|, plural, )/y;

/** A form of a plural: `one {`. */
const FORM = /\s*(=\d+|\w+) \{/y;

/**
 * Replaces the parameters of a template.
 * @param lookUp gives the value of a name; a number where a plural asks; undefined leaves the text as it is
 */
export function fill(
  template: string,
  lookUp: (name: string) => string | number | undefined,
): string {
  let result = '';
  let from = 0;
  for (let at = template.indexOf('{'); at >= 0; at = template.indexOf('{', from)) {
    result += template.slice(from, at);
    PARAMETER.lastIndex = at;
    const [whole, name = ''] = PARAMETER.exec(template) ?? ['{'];
    from = at + whole.length;
    const value = lookUp(name);
    if (!whole.endsWith(' ')) {
      result += value ?? whole;
      continue;
    }
    const { forms, end } = formsAt(template, from);
    const form = forms.get(`=${value}`) ?? (Number(value) === 1 ? forms.get('one') : undefined);
    result += fill((form ?? forms.get('other') ?? '').replaceAll('#', `${value}`), lookUp);
    from = end;
  }
  return result + template.slice(from);
}

/** The forms of a plural by their category, and the offset behind its closing brace. */
function formsAt(template: string, start: number): { forms: Map<string, string>; end: number } {
  const forms = new Map<string, string>();
  let at = start;
  for (;;) {
    FORM.lastIndex = at;
    const form = FORM.exec(template);
    if (!form) break;
    const from = at + form[0].length;
    const end = closingBrace(template, from);
    forms.set(form[1] ?? '', template.slice(from, end));
    at = end + 1;
  }
  return { forms, end: closingBrace(template, at) + 1 };
}

/** The offset of the brace that closes what is open at an offset; the end of the text without one. */
function closingBrace(template: string, start: number): number {
  let depth = 0;
  for (let at = start; at < template.length; at++) {
    if (template[at] === '{') depth++;
    else if (template[at] === '}' && depth-- === 0) return at;
  }
  return template.length;
}
