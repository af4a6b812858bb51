import type { Picture, PictureInstance } from '../../core/view/picture.ts';

/** Which of two variants: A as in the file, B as tried. */
export type Side = 'a' | 'b';

/** What differs on an instance: by group how many tasks B has more; `only` where one side lacks it. */
export interface Difference {
  readonly only?: Side;
  readonly groups: readonly { readonly group: string; readonly by: number }[];
}

/** The instances on which other tasks land in B than in A, by name. */
export function differences(a: Picture, b: Picture): Map<string, Difference> {
  const before = new Map(a.instances.map((instance) => [instance.name, instance]));
  const found = new Map<string, Difference>();
  for (const instance of b.instances) {
    const old = before.get(instance.name);
    before.delete(instance.name);
    const groups = compare(old ? countsByLabel(old, a) : new Map(), countsByLabel(instance, b));
    if (!old) found.set(instance.name, { only: 'b', groups });
    else if (groups.length > 0) found.set(instance.name, { groups });
  }
  for (const [name, gone] of before) {
    found.set(name, { only: 'a', groups: compare(countsByLabel(gone, a), new Map()) });
  }
  return found;
}

const NONE: ReadonlySet<string> = new Set();

/** The tasks that an instance has on one side alone: the last ones of their groups, copies being alike. */
export function marksOf(
  tasks: readonly { readonly id: string; readonly group: number }[],
  groups: Picture['groups'],
  difference: Difference | undefined,
  side: Side | undefined,
): ReadonlySet<string> {
  if (!difference || !side) return NONE;
  const marks = new Set<string>();
  for (const { group, by } of difference.groups) {
    const more = side === 'b' ? by : -by;
    if (more <= 0) continue;
    const own = tasks.filter((task) => (groups[task.group]?.label ?? '') === group);
    for (const { id } of own.slice(-more)) marks.add(id);
  }
  return marks;
}

function compare(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Difference['groups'] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((group) => ({ group, by: (after.get(group) ?? 0) - (before.get(group) ?? 0) }))
    .filter(({ by }) => by !== 0);
}

function countsByLabel({ counts }: PictureInstance, { groups }: Picture): Map<string, number> {
  const byLabel = new Map<string, number>();
  for (let at = 0; at < counts.length; at += 2) {
    const label = groups[counts[at] ?? -1]?.label ?? '';
    byLabel.set(label, (byLabel.get(label) ?? 0) + (counts[at + 1] ?? 0));
  }
  return byLabel;
}
