import type { Explanation, Picture } from '../../core/view/picture.ts';
import type { Looks } from './geometry.ts';
import { countOf } from './search.ts';

/** What stands out in the picture. */
export interface Focus {
  readonly selected: string | undefined;
  /** The instance that is selected, or that the selected task stands on, where it is known. */
  readonly instance: number | undefined;
  /** The groups whose tasks stand out; undefined when none does. */
  readonly groups: ReadonlySet<number> | undefined;
  /** Links of what the cursor in the text stands in. */
  readonly links: ReadonlySet<string>;
  /** The services that have colours, where there are too many for all. */
  readonly looks?: Looks | undefined;
}

/** Services up to which each has a look of its own, and so many have one where there are more. */
const MOST_COLOURED = 8;

/**
 * Where there are many services those that matter have colours, the others are neutral: what could not be
 * placed or stops, else those that take most; and what stands out.
 */
export function looksOf(
  picture: Picture,
  also: ReadonlySet<number> = new Set(),
): Looks | undefined {
  const { groups, unplaced } = picture;
  if (groups.length <= MOST_COLOURED) return undefined;
  const troubled = [
    ...unplaced.map(({ group }) => group),
    ...groups.flatMap(({ stopping }, index) => (stopping > 0 ? [index] : [])),
  ];
  const size = ({ cpu, memory, running, placed }: Picture['groups'][number]) =>
    (cpu + memory) * (running + placed);
  const largest = [...groups.keys()].sort(
    (a, b) => size(groups[b] as never) - size(groups[a] as never),
  );
  const chosen = troubled.length > 0 ? troubled : largest;
  const coloured = new Set([...chosen.slice(0, MOST_COLOURED - 2), ...also]);
  return new Map([...coloured].map((group, look) => [group, look]));
}

/** The siblings of what is selected; without a selection what the cursor in the text stands in. */
export function focusOf(
  picture: Picture,
  selected: string | undefined,
  cursor: readonly string[],
  answer?: Explanation,
  single?: string,
): Focus {
  const found = standingOut(picture, selected, cursor, answer, single);
  return { ...found, looks: looksOf(picture, found.groups) };
}

function standingOut(
  picture: Picture,
  selected: string | undefined,
  cursor: readonly string[],
  answer: Explanation | undefined,
  single: string | undefined,
): Focus {
  const links = new Set(cursor);
  const own = selected === undefined ? undefined : groupOf(picture, selected);
  const instance = selected === undefined ? undefined : instanceOf(selected, answer);
  if (own !== undefined) return { selected, instance, groups: new Set([own]), links };
  const named = picture.groups.flatMap(({ name }, index) => (name === single ? [index] : []));
  if (named.length > 0) return { selected, instance, groups: new Set(named), links };
  const groups = picture.groups.flatMap(({ link, definition }, index) =>
    (link && links.has(link)) || (definition && links.has(definition)) ? [index] : [],
  );
  return { selected, instance, groups: groups.length > 0 ? new Set(groups) : undefined, links };
}

/** Where what is selected stands; a picture of thousands leaves it to the answer. */
function instanceOf(id: string, answer: Explanation | undefined) {
  const { kind, number } = parts(id);
  if (kind === 'instance' || kind === 'running') return number;
  if (answer?.kind === 'placed') return answer.instance;
  return undefined;
}

/** The group of a task, by its id. */
function groupOf(picture: Picture, id: string): number | undefined {
  const { kind, number } = parts(id);
  // What was placed or was not carries the number of its request, which is that of its group.
  if (kind === 'task' || kind === 'unplaced' || kind === 'group') return number;
  if (kind !== 'running') return undefined;
  return picture.instances[number]?.tasks.find((task) => task.id === id)?.group;
}

/** Whether what an id stands for is in a picture: after a change it may be gone. */
export function isIn(picture: Picture, id: string): boolean {
  const { kind, number, rest } = parts(id);
  if (kind === 'instance') return number < picture.instances.length;
  if (kind === 'task') return Number(rest) < (picture.groups[number]?.placed ?? 0);
  if (kind === 'unplaced') return picture.unplaced.some((each) => each.id === id);
  if (kind === 'running') {
    return picture.instances[number]?.tasks.some((task) => task.id === id) ?? false;
  }
  const instance = picture.instances.find(({ name }) => name === rest);
  return kind === 'group' && instance !== undefined && countOf(instance, number) > 0;
}

/**
 * The id that is asked about when one is selected: of a task that ran before nothing was decided, and
 * tasks that are drawn as one have no answer of their own. Their instance has one.
 */
export function explainedBy(picture: Picture, id: string): string {
  const { kind, number, rest } = parts(id);
  if (kind === 'running') return `instance ${number}`;
  if (kind !== 'group') return id;
  return `instance ${picture.instances.findIndex(({ name }) => name === rest)}`;
}

/** Whether it is a task that ran before. */
export function ranBefore(id: string | undefined): boolean {
  return id?.startsWith('running ') ?? false;
}

function parts(id: string): { kind: string; number: number; rest: string } {
  const [kind = '', first = '', ...more] = id.split(' ');
  return { kind, number: Number(first), rest: more.join(' ') };
}
