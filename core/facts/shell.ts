/** One word of a command line, or an option with its value, which comes from a document. */
export type Word = string | readonly [option: string, value: string];

/**
 * A line for a POSIX shell in which every value of a document is one word and nothing else. Undefined where
 * a value cannot be one: with control characters or marks that turn text, which a terminal obeys, or with
 * `file://` and its like at the beginning, for which the AWS CLI reads a file or an address instead.
 * Source: AWS CLI user guide, "Load a parameter from a file".
 */
export function commandLine(words: readonly Word[]): string | undefined {
  const shown: string[] = [];
  for (const word of words) {
    if (typeof word === 'string') {
      shown.push(word);
      continue;
    }
    const [option, value] = word;
    if (!isSafe(value)) return undefined;
    // A value that begins with a hyphen would be an option of its own.
    shown.push(value.startsWith('-') ? `${option}=${quoted(value)}` : `${option} ${quoted(value)}`);
  }
  return shown.join(' ');
}

/** A value as one word of a POSIX shell; what is plain stays as it is. */
export function quoted(value: string): string {
  if (/^[\w./:][\w@%+=:,./-]*$/.test(value)) return value;
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** Whether a value can stand in a command line at all. */
export function isSafe(value: string): boolean {
  if (value === '' || /^\s*(?:file|fileb|https?):/i.test(value)) return false;
  return !/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(value);
}
