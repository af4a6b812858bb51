import { instanceType } from '../../ecs/instance-types.ts';
import type { Picture, PictureInstance, PictureShare, PictureTotals } from '../picture.ts';

/** Sums up what a picture shows. */
export function totalsOf(picture: Omit<Picture, 'totals' | 'sentence' | 'notes'>): PictureTotals {
  const { groups, instances, placed, desired } = picture;
  const sizes = groups.filter(({ cpu, memory }) => cpu > 0 || memory > 0);
  const cpu = new Share();
  const memory = new Share();
  const zones = new Map<string, number>();
  let used = 0;
  let price = 0;
  let unpriced = 0;
  for (const instance of instances) {
    const fits = sizes.length === 0 || sizes.some((size) => hasRoom(instance, size));
    cpu.add(instance.cpu, fits);
    memory.add(instance.memory, fits);
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

/** Whether the instance takes tasks and has CPU and memory for one copy of this size. */
function hasRoom(instance: PictureInstance, size: { cpu: number; memory: number }): boolean {
  return (
    instance.status === 'ACTIVE' &&
    instance.agentConnected &&
    instance.cpu.remaining >= size.cpu &&
    instance.memory.remaining >= size.memory
  );
}

class Share {
  private registered = 0;
  private used = 0;
  private stranded = 0;

  add({ registered, remaining }: PictureInstance['cpu'], fits: boolean): void {
    this.registered += registered;
    this.used += registered - remaining;
    if (!fits) this.stranded += Math.max(0, remaining);
  }

  get share(): PictureShare {
    const { registered, used, stranded } = this;
    return { registered, used, stranded };
  }
}
