import type { Notation } from '../../text/document.ts';
import { YamlEditor } from './editor.ts';
import { yamlPlace } from './place.ts';
import { readYaml } from './read.ts';
import type { YamlDocument } from './tree.ts';
import { block, layoutOf } from './write.ts';

/** YAML, as `--cli-input-yaml` and deployment tools read it. */
export const yaml: Notation = {
  id: 'yaml',
  read(text): YamlDocument {
    const tree = readYaml(text);
    return { ...tree, notation: yaml, units: [{ root: tree.root }] };
  },
  editor: (document) => new YamlEditor(document as YamlDocument),
  write: (data) => `${block(data, '', layoutOf(''))}\n`,
  spell: (name) => name,
  lineComment: '#',
  triggers: [':', ' ', '-'],
  placeAt: (document, roots, offset) => yamlPlace(document as YamlDocument, roots, offset),
};
