import type { Explanation, Picture } from '../../core/placement/picture.ts';

/** What stands out in the picture. */
export interface Focus {
  readonly selected: string | undefined;
  /** The instance that is selected, or that the selected task stands on, where it is known. */
  readonly instance: number | undefined;
  /** The groups whose tasks stand out; undefined when none does. */
  readonly groups: ReadonlySet<number> | undefined;
  /** Links of what the cursor in the text stands in. */
  readonly links: ReadonlySet<string>;
}

/** The siblings of what is selected; without a selection what the cursor in the text stands in. */
export function focusOf(
  picture: Picture,
  selected: string | undefined,
  cursor: readonly string[],
  answer?: Explanation,
): Focus {
  const links = new Set(cursor);
  const own = selected === undefined ? undefined : groupOf(picture, selected);
  const instance = selected === undefined ? undefined : instanceOf(selected, answer);
  if (own !== undefined) return { selected, instance, groups: new Set([own]), links };
  const groups = picture.groups.flatMap(({ link, definition }, index) =>
    (link && links.has(link)) || (definition && links.has(definition)) ? [index] : [],
  );
  return { selected, instance, groups: groups.length > 0 ? new Set(groups) : undefined, links };
}

/** Where what is selected stands; a picture of thousands leaves it to the answer. */
function instanceOf(id: string, answer: Explanation | undefined) {
  const [kind, first] = id.split(' ');
  if (kind === 'instance' || kind === 'running') return Number(first);
  if (answer?.kind === 'placed') return answer.instance;
  return undefined;
}

/** The group of a task, by its id. */
function groupOf(picture: Picture, id: string): number | undefined {
  const [kind, first] = id.split(' ');
  // What was placed or was not carries the number of its request, which is that of its group.
  if (kind === 'task' || kind === 'unplaced' || kind === 'group') return Number(first);
  if (kind !== 'running') return undefined;
  return picture.instances[Number(first)]?.tasks.find((task) => task.id === id)?.group;
}
