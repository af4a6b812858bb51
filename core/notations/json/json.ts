import type { Notation } from '../../text/document.ts';
import type { JsonDocument } from './document.ts';
import { JsonEditor } from './editor.ts';
import { JsonPlace } from './place.ts';
import { readJson } from './read.ts';

/** JSON with comments, trailing commas and templates. */
export const json: Notation = {
  id: 'json',
  read(text): JsonDocument {
    const tree = readJson(text);
    return { ...tree, notation: json, units: [{ root: tree.root }] };
  },
  editor: (document) => new JsonEditor(document as JsonDocument),
  write: (data) => `${JSON.stringify(data, null, 2)}\n`,
  spell: (name) => name,
  lineComment: '//',
  triggers: ['"', ':', ' '],
  placeAt: JsonPlace.at,
};
