import type { Draft } from '../text/draft.ts';
import type { Node } from '../text/node.ts';
import type { Place } from '../text/place.ts';
import type { Spell } from './spelled-editor.ts';

/** A place that is given the API's names and writes those of its notation. */
export function spelledPlace(
  place: Place | undefined,
  spell: Spell,
  ownerOf: (object: Node | undefined) => string | undefined,
): Place | undefined {
  if (!place) return undefined;
  const { kind, range, root, container, path, name } = place;
  const owner = (): string | undefined => ownerOf(container) ?? lastName(path);
  const inside = spelledPlace(place.inside, spell, ownerOf);
  const written = typeof name === 'string' ? name : owner;
  return {
    kind,
    range,
    root,
    container,
    path,
    name,
    ...(inside && { inside }),
    writeKey: (key, value) => place.writeKey(spell(key, owner()), spelledDraft(value, key, spell)),
    writeValue: (value, label) =>
      place.writeValue(
        spelledDraft(value, typeof written === 'string' ? written : owner(), spell),
        label,
      ),
  };
}

function lastName(path: Place['path']): string | undefined {
  const name = path.findLast((step) => typeof step === 'string');
  return name === undefined ? undefined : String(name);
}

function spelledDraft(draft: Draft, owner: string | undefined, spell: Spell): Draft {
  switch (draft.kind) {
    case 'list':
    case 'items':
      return { ...draft, items: draft.items.map((item) => spelledDraft(item, owner, spell)) };
    case 'object': {
      const members = draft.members.map(
        ([key, value]) =>
          [key === '' ? '' : spell(key, owner), spelledDraft(value, key, spell)] as const,
      );
      return { ...draft, members };
    }
    default:
      return draft;
  }
}
