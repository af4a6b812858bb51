import type { PlanChange } from '../core/analysis/change/changes.ts';

/** Changes of one trial; more were not made by hand. */
export const MOST_CHANGES = 200;

/** Items of a value that is a list; ECS takes five strategies and ten constraints. */
const MOST_ITEMS = 20;

/** Characters; ECS takes 2,000 of an expression, and a longer one is to be told so. */
const LONGEST_TEXT = 4000;

/**
 * The changes if they are of the shape that all changes have, else undefined: a `value` and perhaps a `count`, and
 * names that tell of what. The server, which alone knows the kinds, judges each of them. Never throws.
 */
export function readChanges(value: unknown): PlanChange[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_CHANGES) return undefined;
  return value.every(isChange) ? value : undefined;
}

function isChange(given: unknown): given is PlanChange {
  if (!isRecord(given) || !isText(given.kind)) return false;
  const { value, count, ...address } = given;
  const isCount = count === undefined || (isPlain(count) && typeof count === 'number');
  return isValue(value) && isCount && Object.values(address).every(isText);
}

function isValue(value: unknown): boolean {
  if (!Array.isArray(value)) return value === undefined || isPlain(value);
  const isItem = (item: unknown) => isRecord(item) && Object.values(item).every(isPlain);
  return value.length <= MOST_ITEMS && value.every(isItem);
}

function isPlain(value: unknown): boolean {
  return isText(value) || (Number.isSafeInteger(value) && (value as number) >= 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}
