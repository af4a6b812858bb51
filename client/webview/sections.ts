import type { Picture, PictureInstance } from '../../core/view/picture.ts';

/** What the instances are grouped by: `zone`, `provider`, `type`, or `attribute:NAME`. */
export type GroupBy = string;

export type StateFilter = 'all' | 'ready' | 'notReady' | 'empty' | 'changed';

export interface Filter {
  /** Part of a name, type, zone, provider or attribute's value; upper and lower case are alike. */
  readonly text: string;
  /** Index of a group that must have a task on the instance; -1 for any. */
  readonly service: number;
  /** An Availability Zone, an instance type; empty for any. */
  readonly zone: string;
  readonly type: string;
  readonly state: StateFilter;
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
  const wanted = filter.text.trim().toLowerCase();
  for (const [index, instance] of picture.instances.entries()) {
    if (!passes(picture, instance, wanted, filter, changed)) continue;
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

function passes(
  picture: Picture,
  instance: PictureInstance,
  wanted: string,
  { service, state, zone: inZone, type: ofType }: Filter,
  changed: ReadonlyMap<string, unknown>,
): boolean {
  if (inZone !== '' && instance.zone !== inZone) return false;
  if (ofType !== '' && instance.type !== ofType) return false;
  if (service >= 0 && countOf(instance, service) === 0) return false;
  const ready = instance.status === 'ACTIVE' && instance.agentConnected;
  if (state === 'ready' && !ready) return false;
  if (state === 'notReady' && ready) return false;
  if (state === 'empty' && instance.taskCount > 0) return false;
  if (state === 'changed' && !changed.has(instance.name)) return false;
  if (wanted === '') return true;
  const { label, type, zone, capacityProvider = '' } = instance;
  if ([label, type, zone, capacityProvider].some((text) => text.toLowerCase().includes(wanted))) {
    return true;
  }
  const set = picture.attributeSets[instance.attributes] ?? {};
  return Object.values(set).some((value) => value.toLowerCase().includes(wanted));
}

/** Tasks of a group on an instance. */
export function countOf({ counts }: PictureInstance, group: number): number {
  for (let at = 0; at < counts.length; at += 2) {
    if (counts[at] === group) return counts[at + 1] ?? 0;
  }
  return 0;
}
