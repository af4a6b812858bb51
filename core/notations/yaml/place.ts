import type { Node } from '../../text/node.ts';
import type { Place } from '../../text/place.ts';
import type { Spell } from '../spelled-editor.ts';
import type { YamlDocument } from './tree.ts';

export function yamlPlace(
  _document: YamlDocument,
  _roots: readonly Node[],
  _offset: number,
  _spell: Spell,
): Place | undefined {
  return undefined;
}
