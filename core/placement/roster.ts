import { type Cells, cellsOf } from './choice/cells.ts';
import { Ties } from './choice/ties.ts';
import type { Cluster, ContainerInstance } from './model.ts';
import { hash } from './random.ts';

/** The instances' values of an attribute, numbered; instances without it share the empty value. */
export interface Buckets {
  /** Number of the value, by instance. */
  readonly of: Int32Array;
  readonly values: readonly string[];
}

const rosters = new WeakMap<Cluster, Roster>();

/** What stays the same about a cluster while tasks are placed; answers are kept by key. */
export class Roster {
  readonly cluster: Cluster;
  readonly size: number;
  private readonly columns = new Map<string, Uint8Array>();
  private readonly buckets = new Map<string, Buckets>();
  private readonly orders = new Map<number, Int32Array>();
  private readonly ranks = new Map<number, Int32Array>();
  private readonly cellsByKey = new Map<string, Cells>();

  private constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.size = cluster.instances.length;
  }

  /** The roster of a cluster, which is made once: a cluster is a value that nobody changes. */
  static of(cluster: Cluster): Roster {
    let roster = rosters.get(cluster);
    if (!roster) {
      roster = new Roster(cluster);
      rosters.set(cluster, roster);
    }
    return roster;
  }

  /** The instance at this index, which must be below `size`. */
  instance(index: number): ContainerInstance {
    const instance = this.cluster.instances[index];
    if (!instance) throw new RangeError(`no instance ${index} of ${this.size}`);
    return instance;
  }

  /** 1 for every instance that passes the test; asked once a key. */
  column(key: string, test: (index: number) => boolean): Uint8Array {
    let column = this.columns.get(key);
    if (!column) {
      column = new Uint8Array(this.size);
      for (let index = 0; index < this.size; index++) if (test(index)) column[index] = 1;
      this.columns.set(key, column);
    }
    return column;
  }

  /** The values of an attribute, for spreading over them. */
  bucketsOf(attribute: string): Buckets {
    let buckets = this.buckets.get(attribute);
    if (!buckets) {
      const numbers = new Map<string, number>();
      const of = Int32Array.from(this.cluster.instances, (instance) => {
        const value = instance.attributes.get(attribute) ?? '';
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        return number;
      });
      buckets = { of, values: [...numbers.keys()] };
      this.buckets.set(attribute, buckets);
    }
    return buckets;
  }

  /** How ties of the group are decided. */
  ties(seed: number, group: string): Ties {
    let rank = this.ranks.get(seed);
    if (!rank) {
      rank = new Int32Array(this.size);
      for (const [place, index] of this.order(seed).entries()) rank[index] = place;
      this.ranks.set(seed, rank);
    }
    return new Ties(rank, this.size === 0 ? 0 : hash(group, seed) % this.size);
  }

  /** All instances in an order that only their names and the seed decide. */
  order(seed: number): Int32Array {
    let order = this.orders.get(seed);
    if (!order) {
      const { instances } = this.cluster;
      const hashes = instances.map((instance) => hash(instance.name, seed));
      const name = (index: number): string => instances[index]?.name ?? '';
      order = Int32Array.from(instances.keys()).sort(
        (a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || (name(a) < name(b) ? -1 : 1),
      );
      this.orders.set(seed, order);
    }
    return order;
  }

  /** The cells of a chain that spreads over these attributes. */
  cells(seed: number, attributes: readonly string[]): Cells {
    const key = JSON.stringify([seed, ...attributes]);
    let cells = this.cellsByKey.get(key);
    if (!cells) {
      const values = attributes.map((attribute) => this.bucketsOf(attribute).of);
      cells = cellsOf(key, this.order(seed), values);
      this.cellsByKey.set(key, cells);
    }
    return cells;
  }
}
