/**
 * The value of a table for a word of a document. `table[word]` would give what every object has when the
 * word is `constructor` or `__proto__`.
 */
export function own<T>(
  table: Readonly<Record<string, T>>,
  word: string | undefined,
): T | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
