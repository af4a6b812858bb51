/** Longest list of strategies or constraints that is read; ECS takes five and ten. */
const MOST_ITEMS = 20;

/** Characters; ECS takes 2,000 of an expression, and a longer one is to be told so. */
const LONGEST_TEXT = 4000;

/** A whole number from 0; what is too large for a plan is told when the plan is read. */
export function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of which each item can be read. */
export function readList<T>(
  value: unknown,
  read: (item: Record<string, unknown>) => T | undefined,
): T[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return undefined;
  const items = value.map((item) => (isRecord(item) ? read(item) : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}
