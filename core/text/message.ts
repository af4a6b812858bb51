/** Values for the named parameters of a message. */
export type Params = Readonly<Record<string, string | number>>;

/** A sentence with `{named}` parameters, kept apart from its values so that it can be translated. */
export interface Message {
  readonly template: string;
  readonly params: Params;
}

/** Longest value that is put into a sentence; longer ones are cut so that a message stays readable. */
const LONGEST = 120;

/** Fills the template. A name without a value stays as it stands: a visible mistake, no exception. */
export function format({ template, params }: Message): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(params, name)) return whole;
    const value = String(params[name]);
    return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
  });
}
