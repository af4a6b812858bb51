/**
 * Keeps the values that were used last, as long as their sizes together fit a budget. A value that is
 * larger than the budget is not kept at all.
 */
export class LruCache<V> {
  private readonly budget: number;
  private readonly sizeOf: (key: string, value: V) => number;
  /** The one that was used last stands at the end. */
  private readonly kept = new Map<string, { readonly value: V; readonly size: number }>();
  private used = 0;

  /** @param sizeOf in the unit of the budget; a count when left out */
  constructor(budget: number, sizeOf: (key: string, value: V) => number = () => 1) {
    this.budget = budget;
    this.sizeOf = sizeOf;
  }

  /** The sizes of all that is kept together, never more than the budget. */
  get size(): number {
    return this.used;
  }

  get(key: string): V | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  set(key: string, value: V): void {
    this.delete(key);
    const size = this.sizeOf(key, value);
    if (size > this.budget) return;
    this.kept.set(key, { value, size });
    this.used += size;
    for (const oldest of this.kept.keys()) {
      if (this.used <= this.budget) return;
      this.delete(oldest);
    }
  }

  clear(): void {
    this.kept.clear();
    this.used = 0;
  }

  delete(key: string): void {
    this.used -= this.kept.get(key)?.size ?? 0;
    this.kept.delete(key);
  }
}
