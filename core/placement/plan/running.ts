import type { ContainerInstance } from '../model.ts';

/** Running tasks by group, and by group and capacity provider. */
export class Running {
  private readonly all = new Map<string, number>();
  private readonly byProvider = new Map<string, number>();

  /** @param elsewhere those on no instance, by group */
  constructor(instances: readonly ContainerInstance[], elsewhere: ReadonlyMap<string, number>) {
    for (const { groups, capacityProvider } of instances) {
      for (const [group, count] of groups) {
        this.add(this.all, group, count);
        if (capacityProvider) this.add(this.byProvider, `${group} ${capacityProvider}`, count);
      }
    }
    for (const [group, count] of elsewhere) this.add(this.all, group, count);
  }

  /** Tasks of the group, wherever they run. */
  of(group: string): number {
    return this.all.get(group) ?? 0;
  }

  /** Tasks of the group on instances of the capacity provider. */
  on(group: string, capacityProvider: string): number {
    return this.byProvider.get(`${group} ${capacityProvider}`) ?? 0;
  }

  private add(counts: Map<string, number>, key: string, count: number): void {
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
}
