/** Throws unless something holds. Node's assert is not there in a web worker. */
export function check(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Throws unless both are the same, written as JSON. */
export function checkEqual(actual: unknown, expected: unknown): void {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`is ${is}, expected ${wanted}`);
}
