import type { Picture, PictureInstance } from '../../core/view/picture.ts';
import { testOf } from './search.ts';

/** What the instances are grouped by: `zone`, `provider`, `type`, or `attribute:NAME`. */
export type GroupBy = string;

/** What instances are looked for. */
export interface Filter {
  /** Words, and terms such as `type:m5`; all of them must fit. */
  readonly text: string;
}

/** Instances that stand together; `instances` are indices of the picture. */
export interface Section {
  readonly name: string;
  readonly instances: readonly number[];
  readonly tasks: number;
}

/** How much of each instance is drawn. */
export type Density = 'cards' | 'rows' | 'cells';

/** Instances up to which they are drawn as cards, tasks up to which they are, instances as rows. */
const MOST_CARDS = 60;
const MOST_CARD_TASKS = 600;
const MOST_ROWS = 400;

export function densityOf(instances: number, tasks: number): Density {
  if (instances > MOST_ROWS) return 'cells';
  return instances <= MOST_CARDS && tasks <= MOST_CARD_TASKS ? 'cards' : 'rows';
}

/** The instances that the filter lets through, grouped; sections in alphabetical order. */
export function sectionsOf(
  picture: Picture,
  groupBy: GroupBy,
  filter: Filter,
  changed: ReadonlyMap<string, unknown>,
): Section[] {
  const sections = new Map<string, { instances: number[]; tasks: number }>();
  const passes = testOf(picture, filter, changed);
  for (const [index, instance] of picture.instances.entries()) {
    if (!passes(instance)) continue;
    const name = sectionOf(picture, instance, groupBy);
    const section = sections.get(name) ?? { instances: [], tasks: 0 };
    section.instances.push(index);
    section.tasks += instance.taskCount;
    sections.set(name, section);
  }
  return [...sections]
    .map(([name, section]) => ({ name, ...section }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * What instances can be grouped by: attributes with more than one value in the cluster; to have none
 * is one, too.
 */
export function attributeNames({ attributeSets, instances }: Picture): string[] {
  const used = new Set(instances.map(({ attributes }) => attributes));
  const values = new Map<string, Set<string>>();
  const sets = attributeSets.filter((_, index) => used.has(index));
  for (const set of sets) {
    for (const [name, value] of Object.entries(set)) {
      const known = values.get(name);
      if (known) known.add(value);
      else values.set(name, new Set([value]));
    }
  }
  return [...values]
    .filter(([name, own]) => own.size > 1 || sets.some((set) => !Object.hasOwn(set, name)))
    .filter(([name]) => !/^ecs\.(?:availability-zone|instance-type)$/.test(name))
    .map(([name]) => name)
    .sort()
    .slice(0, 50);
}

function sectionOf(picture: Picture, instance: PictureInstance, groupBy: GroupBy): string {
  if (groupBy === 'provider') return instance.capacityProvider ?? '';
  if (groupBy === 'type') return instance.type;
  if (groupBy.startsWith('attribute:')) {
    return picture.attributeSets[instance.attributes]?.[groupBy.slice('attribute:'.length)] ?? '';
  }
  return instance.zone;
}

export { countOf } from './search.ts';
