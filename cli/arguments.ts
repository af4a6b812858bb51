import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './failure.ts';

/** An option with a value, one without, and one that may be given several times. */
export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const many = { type: 'string', multiple: true } as const;

/**
 * Reads the arguments of a command.
 * @throws UsageError for an option that it does not have
 */
export function parse<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
  }
}

/**
 * One of the values that an option takes.
 * @throws UsageError for another one
 */
export function choice<T extends string>(
  option: string,
  given: string | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  return optional(option, given, allowed) ?? fallback;
}

/**
 * The same for an option without a fixed default.
 * @returns undefined where it is not given
 * @throws UsageError for another value
 */
export function optional<T extends string>(
  option: string,
  given: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (given === undefined) return undefined;
  const found = allowed.find((value) => value === given);
  if (!found) throw new UsageError(`${option} is one of ${allowed.join(', ')}, not ${given}`);
  return found;
}

/**
 * The value of `--seed`.
 * @throws UsageError for what is no whole number from 0 to 999,999,999
 */
export function seed(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) {
    throw new UsageError(`--seed is a whole number from 0 to 999999999, not ${given}`);
  }
  return Number(given);
}

/**
 * A share, such as that of Spot prices.
 * @throws UsageError for what is no number above 0 and at most 1
 */
export function share(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() === '' || !(value > 0 && value <= 1)) {
    throw new UsageError(`${option} is a number above 0 and at most 1, not ${given}`);
  }
  return value;
}
