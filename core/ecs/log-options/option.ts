/** An option of a log driver or of a FireLens output. */
export interface LogOption {
  readonly name: string;
  /** A sensible value, as the content of a snippet with at most one stop. */
  readonly value: string;
  /** One or two sentences: what it does, its default. */
  readonly docs: string;
  readonly needed?: boolean;
}

/** An option without which the driver or the output does not work. */
export function needed(name: string, value: string, docs: string): LogOption {
  return { name, value, docs, needed: true };
}

export function option(name: string, value: string, docs: string): LogOption {
  return { name, value, docs };
}
