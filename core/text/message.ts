/** Values for the named parameters of a message. A value that has words is a message of its own. */
export type Params = Readonly<Record<string, string | number | Message>>;

/** A sentence with `{named}` parameters, kept apart from its values so that it can be translated. */
export interface Message {
  readonly template: string;
  readonly params: Params;
}

/** Longest value that is put into a sentence; longer ones are cut so that a message stays readable. */
export const SHOWN = 120;

/** Fills the template. A name without a value stays as it stands: a visible mistake, no exception. */
export function format({ template, params }: Message): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(params, name)) return whole;
    const own = params[name];
    const value = typeof own === 'object' ? format(own) : String(own);
    return value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value;
  });
}

/** The sentence in another language: `translated` gives what a template, also of a parameter, says there. */
export function formatIn(
  { template, params }: Message,
  translated: (template: string) => string,
): string {
  const values = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object' ? formatIn(value, translated) : value,
  ]);
  return format({ template: translated(template), params: Object.fromEntries(values) });
}
