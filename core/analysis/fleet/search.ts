import type { InstanceType } from '../../ecs/instance-types.ts';
import { RESOURCE_NAMES, type Resource } from '../../placement/resources.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Work } from '../../work.ts';
import { fleetBound, worthwhile } from './bound.ts';
import { type Built, buildFleet } from './build.ts';
import { type FleetDemand, type FleetOptions, fleetDemand } from './demand.ts';
import type { Filled, Packing, Rule } from './pack.ts';
import { withoutRoomOn } from './verify.ts';

/** Instances of one type that hold the same tasks. */
export interface FleetPart {
  readonly type: InstanceType;
  readonly count: number;
  /** Tasks on each of them by group; empty where the strategies of the services decide. */
  readonly tasks: readonly { readonly group: string; readonly count: number }[];
}

/** Instances that hold all tasks. */
export interface Fleet {
  readonly parts: readonly FleetPart[];
  /** USD an hour. */
  readonly price: number;
  /** The share of each resource that no task takes, 0 to 1. */
  readonly headroom: Readonly<Partial<Record<Resource, number>>>;
  /** The resource of which the least is left. */
  readonly binding: Resource;
  /**
   * `strategies`: the placement strategies of the services find room for all tasks; `assignment`: tasks
   * must be placed as the parts say, for example by a capacity provider for each of them.
   */
  readonly placedBy: 'strategies' | 'assignment';
}

/** The cheapest fleets of a plan. */
export interface FleetSearch {
  readonly demand: FleetDemand;
  /** No fleet costs less, USD an hour. */
  readonly bound: number;
  /** The cheapest first. */
  readonly fleets: readonly Fleet[];
}

/** Fleets that are listed, and those of them that need an assignment. */
const MOST_LISTED = 10;
const MOST_PACKED = 4;
/** Packed fleets that the engine is asked about: mixes, and those of one type. */
const MIXES_TRIED = 3;
const SINGLES_TRIED = 8;
/** Times that instances are added for tasks that the engine finds no room for. */
const MOST_REPAIRS = 8;
/** Types that are tried alone, and families beyond those of the bound. */
const SINGLES_BUILT = 30;
const FAMILIES = 6;

/** One way to build a fleet. */
interface Variant {
  readonly allowed: readonly number[];
  readonly rules: readonly Rule[];
}

/** What a search knows. */
interface Search {
  readonly demand: FleetDemand;
  readonly counts: Int32Array;
  /** How often what is built stands in the fleet: once for each zone, when one may be lost. */
  readonly copies: number;
  readonly options: FleetOptions;
  readonly seed: number;
}

/**
 * Searches the catalogue for the cheapest fleets that hold the tasks of a plan.
 * @param found is told each fleet that is cheaper than all before
 */
export function* searchingFleets(
  plan: Plan,
  options: FleetOptions = {},
  found: (fleet: Fleet) => void = () => {},
): Work<FleetSearch> {
  const demand = fleetDemand(plan, options);
  if (demand.items.length === 0) return { demand, bound: 0, fleets: [] };
  const zones = demand.zones.length;
  // With n zones, each holds a share of one in n - 1 of all tasks.
  const [copies, share] = options.zoneLoss && zones > 1 ? [zones, zones - 1] : [1, 1];
  const counts = countsOf(demand, share);
  const search: Search = { demand, counts, copies, options, seed: plan.seed };
  const list = new Listed(found);
  yield 0.02;
  list.add(firstFleet(search));
  yield 0.1;
  const { price, values } = fleetBound(demand.items, demand.types, countsOf(demand, 1));
  const packing: Packing = { items: demand.items, types: demand.types, values };
  yield 0.2;
  const built = new Map<string, Built>();
  const variants = variantsOf(search);
  for (const [at, { allowed, rules }] of variants.entries()) {
    yield 0.2 + (0.4 * at) / variants.length;
    const one = buildFleet(packing, complete(demand, allowed), counts, rules);
    if (!one) continue;
    const key = [...new Set(one.filled.map(({ type }) => type))].sort((a, b) => a - b).join();
    if ((built.get(key)?.price ?? Number.POSITIVE_INFINITY) > one.price) built.set(key, one);
    list.add(packedFleet(search, one));
  }
  yield* tryingPlacement(search, [...built.values()], list);
  return { demand, bound: (price * copies) / share, fleets: list.fleets };
}

/** The fleets that were found, each set of types and way of placing once. */
class Listed {
  private readonly byTypes = new Map<string, Fleet>();
  private best = Number.POSITIVE_INFINITY;
  private readonly found: (fleet: Fleet) => void;

  constructor(found: (fleet: Fleet) => void) {
    this.found = found;
  }

  add(fleet: Fleet | undefined): void {
    if (!fleet) return;
    const names = [...new Set(fleet.parts.map(({ type }) => type.name))].sort();
    const key = [fleet.placedBy, ...names].join();
    const before = this.byTypes.get(key)?.price ?? Number.POSITIVE_INFINITY;
    if (fleet.price < before) this.byTypes.set(key, fleet);
    if (fleet.price >= this.best) return;
    this.best = fleet.price;
    this.found(fleet);
  }

  /** The cheapest of each kind, the cheapest first. */
  get fleets(): readonly Fleet[] {
    const inOrder = [...this.byTypes.values()].sort((a, b) => a.price - b.price);
    const placed = inOrder.filter(({ placedBy }) => placedBy === 'strategies');
    const known = new Set(placed.map(nameOf));
    // Where the strategies do it by themselves nothing has to be assigned.
    const packed = inOrder.filter(
      (fleet) => fleet.placedBy === 'assignment' && !known.has(nameOf(fleet)),
    );
    const kept = MOST_LISTED - Math.min(MOST_PACKED, packed.length);
    return [...packed.slice(0, MOST_PACKED), ...placed.slice(0, kept)].sort(
      (a, b) => a.price - b.price,
    );
  }
}

/** Types and counts, those of one type together. */
function nameOf({ parts }: Fleet): string {
  const counts = new Map<string, number>();
  for (const { type, count } of parts) counts.set(type.name, (counts.get(type.name) ?? 0) + count);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).join();
}

/** Tasks by item: a share of them, and those of the largest deployment. */
function countsOf({ items }: FleetDemand, share: number): Int32Array {
  const size = ({ needs, extra }: FleetDemand['items'][number]): number =>
    Math.max(...needs) * extra;
  const largest = Math.max(...items.map(size));
  const deployed = items.findIndex((item) => item.extra > 0 && size(item) === largest);
  return Int32Array.from(items, ({ count, extra }, at) =>
    Math.ceil((count + (at === deployed ? extra : 0)) / share),
  );
}

/** A fleet to begin with: of one type, for tasks as they come. */
function firstFleet(search: Search): Fleet | undefined {
  const { items, types } = search.demand;
  const perUnit = (type: number): number => {
    const { price, capacity } = types[type] ?? { price: 1, capacity: [] };
    return price / ((capacity[0] ?? 1) + (capacity[1] ?? 1) / 2);
  };
  const able = [...types.keys()].filter((type) => items.every(({ fits }) => fits[type] === 1));
  const [best] = able.sort((a, b) => perUnit(a) - perUnit(b) || a - b);
  if (best === undefined) return undefined;
  const values = items.map(({ needs }) => (needs[0] ?? 0) + (needs[1] ?? 0) / 2);
  const built = buildFleet({ items, types, values }, [best], search.counts, ['largest']);
  return built && packedFleet(search, built);
}

/** Types with those that take what they do not, the cheapest of them. */
function complete({ items, types }: FleetDemand, allowed: readonly number[]): readonly number[] {
  const added = items.flatMap(({ fits }) => {
    if (allowed.some((type) => fits[type] === 1)) return [];
    const able = [...types.keys()].filter((type) => fits[type] === 1);
    return able.sort((a, b) => (types[a]?.price ?? 0) - (types[b]?.price ?? 0)).slice(0, 1);
  });
  return [...new Set([...allowed, ...added])];
}

/** Mixes of the families of the bound, single families, and single types of them. */
function variantsOf(search: Search): readonly Variant[] {
  const { items, types } = search.demand;
  const best = worthwhile(items, types);
  const familyOf = (type: number): string => types[type]?.type.family ?? '';
  const of = (families: ReadonlySet<string>): number[] =>
    [...types.keys()].filter((type) => families.has(familyOf(type)));
  const bound = new Set(best.map(familyOf));
  const singles = cheapestAlone(search).slice(0, SINGLES_BUILT);
  const families = new Set([...bound, ...singles.map(familyOf)].slice(0, bound.size + FAMILIES));
  const both: readonly Rule[] = ['balanced', 'largest'];
  return [
    { allowed: of(bound), rules: ['balanced', 'largest', 'valuable'] },
    { allowed: best, rules: both },
    { allowed: of(families), rules: ['largest'] },
    ...[...families].map((name) => ({ allowed: of(new Set([name])), rules: both })),
    ...singles.map((type) => ({ allowed: [type], rules: ['largest'] as const })),
  ];
}

/** Types by what a fleet of each alone costs at least. */
function cheapestAlone({ demand, counts }: Search): readonly number[] {
  const { items, types } = demand;
  const totals = [...(types[0]?.capacity.keys() ?? [])].map((resource) =>
    items.reduce((sum, { needs }, at) => sum + (needs[resource] ?? 0) * (counts[at] ?? 0), 0),
  );
  const alone = Math.max(0, ...items.map((item, at) => (item.alone ? (counts[at] ?? 0) : 0)));
  const least = types.map(({ price, capacity }) => {
    const each = totals.map((total, at) => (total > 0 ? total / (capacity[at] ?? 0) : 0));
    return price * Math.max(alone, Math.ceil(Math.max(...each)));
  });
  return [...types.keys()]
    .filter((type) => items.every(({ fits }) => fits[type] === 1))
    .sort((a, b) => (least[a] ?? 0) - (least[b] ?? 0) || a - b);
}

/** Fleets on which the placement engine finds room for all tasks: of mixes, and of one type. */
function* tryingPlacement(search: Search, built: readonly Built[], list: Listed): Work<void> {
  const inOrder = [...built].sort((a, b) => a.price - b.price);
  const single = ({ filled }: Built): boolean => new Set(filled.map(({ type }) => type)).size === 1;
  const tried = [
    ...inOrder.filter((one) => !single(one)).slice(0, MIXES_TRIED),
    ...inOrder.filter(single).slice(0, SINGLES_TRIED),
  ];
  for (const [at, one] of tried.entries()) {
    yield 0.6 + (0.4 * at) / tried.length;
    list.add(yield* placing(search, one));
  }
}

/** Adds instances until the engine finds room, then takes those away that it does not need. */
function* placing(search: Search, { filled }: Built): Work<Fleet | undefined> {
  const { demand, copies, options, seed } = search;
  const counts = countsByType(filled, copies);
  const { items, types } = demand;
  const values = items.map(({ needs }) => Math.max(...needs));
  const allowed = [...counts.keys()];
  const fits = (): Int32Array => withoutRoomOn(demand, counts, options, seed);
  for (let round = 0; ; round++) {
    const missing = fits();
    yield 0.6;
    if (!missing.some((count) => count > 0)) break;
    const more = buildFleet({ items, types, values }, allowed, missing, ['largest']);
    if (!more || round === MOST_REPAIRS) return undefined;
    for (const { type, count } of more.filled) counts.set(type, (counts.get(type) ?? 0) + count);
  }
  // What was added may be more than is needed: half of it each time.
  for (const type of allowed) {
    const least = filled.reduce(
      (sum, one) => sum + (one.type === type ? one.count * copies : 0),
      0,
    );
    let [low, high] = [least, counts.get(type) ?? 0];
    while (low < high) {
      const middle = (low + high) >> 1;
      counts.set(type, middle);
      if (fits().some((count) => count > 0)) low = middle + 1;
      else high = middle;
      yield 0.6;
    }
    counts.set(type, high);
  }
  const parts = [...counts].flatMap(([type, count]) => partOf(demand, type, count, undefined));
  return fleetOf(search, parts, 'strategies');
}

function countsByType(filled: readonly Filled[], copies: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { type, count } of filled) counts.set(type, (counts.get(type) ?? 0) + count * copies);
  return counts;
}

function partOf(
  { items, types }: FleetDemand,
  type: number,
  count: number,
  tasks: Int32Array | undefined,
): readonly FleetPart[] {
  const one = types[type];
  if (!one || count === 0) return [];
  const held = items.flatMap(({ request }, at) => {
    const number = tasks?.[at] ?? 0;
    return number > 0 ? [{ group: request.group, count: number }] : [];
  });
  return [{ type: one.type, count, tasks: held }];
}

function packedFleet(search: Search, { filled }: Built): Fleet {
  const { copies, demand } = search;
  const parts = filled.flatMap(({ type, count, tasks }) =>
    partOf(demand, type, count * copies, tasks),
  );
  return fleetOf(search, parts, 'assignment');
}

function fleetOf(
  { demand }: Search,
  parts: readonly FleetPart[],
  placedBy: Fleet['placedBy'],
): Fleet {
  const { items, types } = demand;
  const known = new Map(types.map((one) => [one.type, one]));
  const total = (of: (type: InstanceType) => number): number =>
    parts.reduce((sum, { type, count }) => sum + of(type) * count, 0);
  const headroom: Partial<Record<Resource, number>> = {};
  let binding: Resource = 'cpu';
  for (const [at, name] of RESOURCE_NAMES.entries()) {
    const has = total((type) => known.get(type)?.capacity[at] ?? 0);
    const used = items.reduce((sum, { needs, count }) => sum + (needs[at] ?? 0) * count, 0);
    if (used === 0) continue;
    headroom[name] = Math.max(0, 1 - used / has);
    if ((headroom[name] ?? 1) < (headroom[binding] ?? 1)) binding = name;
  }
  const inOrder = [...parts].sort((a, b) => (a.type.name < b.type.name ? -1 : 1));
  const price = total((type) => known.get(type)?.price ?? 0);
  return { parts: inOrder, price, headroom, binding, placedBy };
}
