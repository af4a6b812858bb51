import type { Stranded } from '../../analysis/advice/stranded.ts';
import { instanceType } from '../../ecs/instance-types.ts';
import type { Picture, PictureInstance, PictureShare, PictureTotals } from '../picture.ts';

/** Sums up what a picture shows. */
export function totalsOf(
  picture: Pick<Picture, 'instances' | 'placed' | 'desired'>,
  stranded: Stranded,
): PictureTotals {
  const { instances, placed, desired } = picture;
  const cpu = new Share(stranded.cpu.amount);
  const memory = new Share(stranded.memory.amount);
  const zones = new Map<string, number>();
  let used = 0;
  let price = 0;
  let unpriced = 0;
  for (const instance of instances) {
    cpu.add(instance.cpu);
    memory.add(instance.memory);
    if (instance.taskCount > 0) used++;
    zones.set(instance.zone, (zones.get(instance.zone) ?? 0) + instance.taskCount);
    const usd = instanceType(instance.type)?.usdPerHour;
    if (usd === undefined) unpriced++;
    else price += usd;
  }
  return {
    placed,
    desired,
    used,
    instances: instances.length,
    cpu: cpu.share,
    memory: memory.share,
    zones: [...zones]
      .map(([zone, tasks]) => ({ zone, tasks }))
      .sort((a, b) => (a.zone < b.zone ? -1 : 1)),
    price,
    unpriced,
  };
}

class Share {
  private registered = 0;
  private used = 0;
  private readonly stranded: number;

  constructor(stranded: number) {
    this.stranded = stranded;
  }

  add({ registered, remaining }: PictureInstance['cpu']): void {
    this.registered += registered;
    this.used += registered - remaining;
  }

  get share(): PictureShare {
    const { registered, used, stranded } = this;
    return { registered, used, stranded };
  }
}
