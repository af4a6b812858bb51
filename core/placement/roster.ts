import type { Cluster, ContainerInstance } from './model.ts';
import { hash } from './random.ts';

/** The instances' values of an attribute, numbered; instances without it share the empty value. */
export interface Buckets {
  /** Number of the value, by instance. */
  readonly of: Int32Array;
  readonly values: readonly string[];
}

/** What stays the same about a cluster while tasks are placed; answers are kept by key. */
export class Roster {
  readonly cluster: Cluster;
  readonly size: number;
  private readonly columns = new Map<string, Uint8Array>();
  private readonly buckets = new Map<string, Buckets>();
  private readonly orders = new Map<number, Int32Array>();

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.size = cluster.instances.length;
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
      column = Uint8Array.from({ length: this.size }, (_, index) => (test(index) ? 1 : 0));
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

  /**
   * All instances in an order that only their names and the seed decide (assumption: ties). Each
   * group begins at another point of it, so that ties of many services do not meet on one instance.
   */
  tieOrder(seed: number, group: string): Int32Array {
    const order = this.baseOrder(seed);
    const start = this.size === 0 ? 0 : hash(group, seed) % this.size;
    const turned = new Int32Array(this.size);
    turned.set(order.subarray(start));
    turned.set(order.subarray(0, start), this.size - start);
    return turned;
  }

  private baseOrder(seed: number): Int32Array {
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
}
