import type { FleetItem, FleetType } from './demand.ts';
import { type Line, maximise } from './linear-program.ts';

/** The least that any fleet costs, and what each task adds to it. */
export interface Bound {
  /** USD an hour. */
  readonly price: number;
  /** By item: USD an hour of one task. */
  readonly values: readonly number[];
}

/**
 * The types that can be part of a cheapest fleet of fractions: without those of which another one gives at
 * least as much of everything for its price, and takes all that they take.
 * @returns indices of types
 */
export function worthwhile(items: readonly FleetItem[], types: readonly FleetType[]): number[] {
  const usable = [...types.keys()].filter((type) => items.some(({ fits }) => fits[type] === 1));
  const resources = resourcesOf(items, types);
  const alone = items.some((item) => item.alone !== undefined);
  const perUsd = new Map(
    usable.map((type) => {
      const { capacity = [], price = 1 } = types[type] ?? {};
      const amounts = resources.map((resource) => (capacity[resource] ?? 0) / price);
      // Where an instance takes one task of some kinds only, instances count by themselves.
      return [type, alone ? [...amounts, 1 / price] : amounts] as const;
    }),
  );
  const kept: number[] = [];
  const beats = (a: number, b: number): boolean => {
    const [one = [], other = []] = [perUsd.get(a), perUsd.get(b)];
    if (!one.every((amount, at) => amount >= (other[at] ?? 0) * (1 - 1e-9))) return false;
    return items.every(({ fits }) => fits[b] !== 1 || fits[a] === 1);
  };
  // Of equals the most expensive one, which takes the largest tasks, stays.
  const inOrder = usable.sort((a, b) => (types[b]?.price ?? 0) - (types[a]?.price ?? 0) || a - b);
  for (const type of inOrder) {
    if (kept.some((other) => beats(other, type))) continue;
    for (let at = kept.length - 1; at >= 0; at--) {
      if (beats(type, kept[at] ?? type)) kept.splice(at, 1);
    }
    kept.push(type);
  }
  return kept;
}

/** Resources of which any task needs some. */
function resourcesOf(items: readonly FleetItem[], types: readonly FleetType[]): number[] {
  const all = [...(types[0]?.capacity.keys() ?? [])];
  return all.filter((resource) => items.some(({ needs }) => (needs[resource] ?? 0) > 0));
}

/** Breaks ties between lines that would otherwise all meet at one point, in USD an hour. */
const APART = 1e-9;

/**
 * The bound of a linear program over fractions of instances and of tasks: which share of each item runs on
 * which type. Its dual has a price for each resource of each type, such that an instance is worth at most
 * what it costs; a task is worth what the type charges that charges the least for it.
 */
export function fleetBound(
  items: readonly FleetItem[],
  all: readonly FleetType[],
  counts: Int32Array,
): Bound {
  const types = worthwhile(items, all);
  const kinds = resourcesOf(items, all);
  const keys = [...new Set(items.flatMap(({ alone }) => alone ?? []))];
  // Of each type: its resources, and one place for each group of tasks of which it takes one.
  const capacities = types.map((type) => [
    ...kinds.map((resource) => all[type]?.capacity[resource] ?? 0),
    ...keys.map(() => 1),
  ]);
  const needs = items.map((item) => [
    ...kinds.map((resource) => item.needs[resource] ?? 0),
    ...keys.map((key) => (item.alone === key ? 1 : 0)),
  ]);
  const width = kinds.length + keys.length;
  const lines: Line[] = [];
  const limits: number[] = [];
  for (const [at, type] of types.entries()) {
    const own = capacities[at] ?? [];
    const first = items.length + at * width;
    lines.push(own.map((_, place) => [first + place, 1] as const));
    limits.push(all[type]?.price ?? 0);
    for (const [item, { fits }] of items.entries()) {
      if (fits[type] !== 1) continue;
      const shares = own.flatMap((amount, place) => {
        const need = needs[item]?.[place] ?? 0;
        return need > 0 ? [[first + place, -need / amount] as const] : [];
      });
      limits.push(APART * (1 + (lines.length % 97)));
      lines.push([[item, 1], ...shares]);
    }
  }
  const gains = [...counts, ...Array.from({ length: types.length * width }, () => 0)];
  const variables = maximise(lines, limits, gains);
  // From the prices of resources alone, so that neither rounding nor ties make the bound too high.
  const values = items.map(({ fits }, item) => {
    const charged = types.flatMap((type, at) => {
      if (fits[type] !== 1) return [];
      const own = capacities[at] ?? [];
      return own.reduce((sum, amount, place) => {
        const price = Math.max(0, variables[items.length + at * width + place] ?? 0);
        return sum + (price * (needs[item]?.[place] ?? 0)) / (amount || 1);
      }, 0);
    });
    return charged.length > 0 ? Math.min(...charged) : 0;
  });
  const price = values.reduce((sum, value, item) => sum + value * (counts[item] ?? 0), 0);
  return { price, values };
}
