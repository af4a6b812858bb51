import type { Block } from './blocks.ts';
import type { Kind } from './kind.ts';

const SLACK = 1e-6;

/** What of the expected members is not as expected; undefined when all is. */
export function differences(
  kind: Kind,
  expected: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
  tolerance: Block['tolerance'],
): string | undefined {
  for (const [name, wanted] of Object.entries(expected)) {
    const got = actual[name];
    const own = kind.compare?.[name];
    const sorted = kind.multisets?.includes(name) ?? false;
    const same = own
      ? own(wanted, got)
      : equal(name, sorted ? multiset(wanted) : wanted, sorted ? multiset(got) : got, tolerance);
    if (!same) return `${name} is ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`;
  }
  return undefined;
}

function equal(
  name: string,
  wanted: unknown,
  got: unknown,
  tolerance: Block['tolerance'],
): boolean {
  if (tolerance === 'range') return inRange(name, wanted, got);
  if (typeof wanted === 'number' && typeof got === 'number') {
    return Math.abs(wanted - got) <= (tolerance === 'exact' ? SLACK : tolerance + SLACK);
  }
  if (Array.isArray(wanted) && Array.isArray(got)) {
    return (
      wanted.length === got.length &&
      wanted.every((one, at) => equal(name, one, got[at], tolerance))
    );
  }
  if (typeof wanted === 'object' && wanted !== null && typeof got === 'object' && got !== null) {
    const other = got as Record<string, unknown>;
    return (
      Object.entries(wanted).every(([key, one]) => equal(key, one, other[key], tolerance)) &&
      Object.keys(other).every((key) => Object.hasOwn(wanted, key))
    );
  }
  return wanted === got || (wanted === null && got === undefined);
}

/** A range holds its result, ends included; `…NotBefore` is a lower bound. */
function inRange(name: string, wanted: unknown, got: unknown): boolean {
  if (name.endsWith('NotBefore')) {
    return typeof got === 'number' && typeof wanted === 'number' && got >= wanted - SLACK;
  }
  if (!Array.isArray(wanted) || typeof got !== 'number') return wanted === got;
  const [low, high] = wanted as unknown[];
  if (typeof low !== 'number' || typeof high !== 'number') return false;
  return got >= low - SLACK && got <= high + SLACK;
}

/** Numbers without their order; of a list of states each by itself. */
function multiset(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const nested = value.some((one) => Array.isArray(one));
  if (nested) return value.map((one) => (Array.isArray(one) ? one.map(multiset) : one));
  return [...value].sort((a, b) => Number(b) - Number(a));
}
