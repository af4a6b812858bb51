import type { PlacementRequest } from '../placement/model.ts';
import type { Plan } from './plan.ts';

/**
 * A plan that was read again, with the objects of the reading before wherever they say the same: the
 * cluster, and the requests up to the first that differs. Placing tells by these objects what it
 * need not do again.
 */
export function carryOver(before: Plan, after: Plan): Plan {
  const cluster = same(before.cluster, after.cluster) ? before.cluster : after.cluster;
  let first = 0;
  const keep = (request: PlacementRequest, number: number): PlacementRequest => {
    const old = before.requests[number]?.request;
    if (number > first || !old || !same(old, request)) return request;
    first = number + 1;
    return old;
  };
  const requests = after.requests.map((planned, number) => ({
    ...planned,
    request: keep(planned.request, number),
  }));
  return { ...after, cluster, requests };
}

/** Whether two values of a plan say the same. What is no plain data is the same only as itself. */
export function same(a: unknown, b: unknown): boolean {
  return new Comparison().same(a, b);
}

class Comparison {
  /** Pairs of attributes or ports that were found to be the same: a group's instances share them. */
  private readonly known = new Map<object, object>();

  same(a: unknown, b: unknown): boolean {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
    const shared = a instanceof Map || a instanceof Set;
    if (shared && this.known.get(a) === b) return true;
    if (!this.alike(a, b)) return false;
    if (shared && a.size > 0) this.known.set(a, b);
    return true;
  }

  private alike(a: object, b: object): boolean {
    if (a instanceof Map && b instanceof Map) {
      if (a.size !== b.size) return false;
      for (const [key, value] of a) {
        if (!b.has(key) || !this.same(value, b.get(key))) return false;
      }
      return true;
    }
    if (a instanceof Set && b instanceof Set) {
      if (a.size !== b.size) return false;
      for (const value of a) if (!b.has(value)) return false;
      return true;
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      return a.length === b.length && a.every((item, index) => this.same(item, b[index]));
    }
    return isRecord(a) && isRecord(b) && this.records(a, b);
  }

  private records(a: Readonly<Record<string, unknown>>, b: typeof a): boolean {
    // An expression that was read is what its text says; the patterns in it are compiled again.
    if ('errors' in a && typeof a.text === 'string') return a.text === b.text && 'errors' in b;
    let keys = 0;
    for (const key in a) {
      if (!(key in b) || !this.same(a[key], b[key])) return false;
      keys++;
    }
    for (const _ in b) keys--;
    return keys === 0;
  }
}

function isRecord(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}
