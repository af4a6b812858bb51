import type { Picture, PictureInstance, Trial } from '../core/view/picture.ts';

/*
 * The picture of a large cluster on its way to the panel. Thousands of instances are of a few kinds
 * and carry a few loads: each is said once.
 */

type Load = Pick<PictureInstance, 'cpu' | 'memory' | 'devices' | 'taskCount' | 'counts'>;
type Kind = Omit<PictureInstance, keyof Load | 'name' | 'label' | 'tasks' | 'link'>;

export interface PackedInstances {
  /** What all names begin with; a path, so that what follows is mostly the label too. */
  readonly prefix: string;
  readonly names: readonly string[];
  /** By index, where it is not the name without the prefix. */
  readonly labels: Readonly<Record<number, string>>;
  readonly kinds: readonly Kind[];
  readonly loads: readonly Load[];
  /** By instance: indices into `kinds` and `loads`. */
  readonly kind: readonly number[];
  readonly load: readonly number[];
}

export type SentPicture = Picture | (Omit<Picture, 'instances'> & { packed: PackedInstances });
export type SentTrial = Omit<Trial, 'picture'> & { readonly picture: SentPicture };

/** Packs the instances of a picture that has counts; one with tasks is small and stays as it is. */
export function pack(picture: Picture): SentPicture {
  if (picture.detail === 'tasks') return picture;
  const { instances, ...rest } = picture;
  const prefix = pathOfAll(instances);
  const names = instances.map(({ name }) => name.slice(prefix.length));
  const labels: Record<number, string> = {};
  const kinds = new Distinct<Kind>();
  const loads = new Distinct<Load>();
  const kind: number[] = [];
  const load: number[] = [];
  for (const [index, instance] of instances.entries()) {
    const { name, label, cpu, memory, devices, taskCount, counts, tasks, link, ...own } = instance;
    if (label !== names[index]) labels[index] = label;
    kind.push(kinds.indexOf(JSON.stringify(own), own));
    const carried = { cpu, memory, devices, taskCount, counts };
    load.push(loads.indexOf(keyOf(carried), carried));
  }
  const packed = { prefix, names, labels, kinds: kinds.items, loads: loads.items, kind, load };
  return { ...rest, packed };
}

/** The picture as it was before `pack`. */
export function unpack(sent: SentPicture): Picture {
  if (!('packed' in sent)) return sent;
  const { packed, ...rest } = sent;
  const { prefix, names, labels, kinds, loads, kind, load } = packed;
  const tasks: PictureInstance['tasks'] = [];
  const instances = names.map((name, index) => {
    const own = { name: prefix + name, label: labels[index] ?? name, tasks };
    return Object.assign(
      own,
      kinds[kind[index] ?? -1],
      loads[load[index] ?? -1],
    ) as PictureInstance;
  });
  return { ...rest, instances };
}

class Distinct<T> {
  readonly items: T[] = [];
  private readonly known = new Map<string, number>();

  indexOf(key: string, item: T): number {
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.items.push(item) - 1;
      this.known.set(key, index);
    }
    return index;
  }
}

function keyOf({ cpu, memory, devices, counts }: Load): string {
  const amounts = [cpu, memory, ...devices].map((each) => `${each.registered}/${each.remaining}`);
  return `${amounts.join(' ')} ${counts.join()}`;
}

/** The longest path that all names begin with: up to a slash. */
function pathOfAll(instances: readonly PictureInstance[]): string {
  const first = instances[0]?.name ?? '';
  const path = first.slice(0, first.lastIndexOf('/') + 1);
  return instances.every(({ name }) => name.startsWith(path)) ? path : '';
}
