import type { Document, Notation } from '../../text/document.ts';
import type { Json } from '../../text/json.ts';
import { json } from '../json/json.ts';
import { readJson } from '../json/read.ts';
import { SpelledEditor } from '../spelled-editor.ts';
import { spelledPlace } from '../spelled-place.ts';
import { yamlPlace } from '../yaml/place.ts';
import { readYaml } from '../yaml/read.ts';
import type { YamlDocument } from '../yaml/tree.ts';
import { yaml } from '../yaml/yaml.ts';
import { ownerName, templateName } from './names.ts';
import { readTemplate } from './template.ts';

const shared = {
  id: 'cloudformation',
  spell: (name: string, owner?: Document['root']) => templateName(name, ownerName(owner)),
};

/** Templates of AWS CloudFormation and AWS SAM in YAML. */
export const cloudformationYaml: Notation = {
  ...shared,
  read(text) {
    const tree = readYaml(text);
    return { ...tree, notation: cloudformationYaml, ...readTemplate(tree) };
  },
  editor: (document) => new SpelledEditor(yaml.editor(document), templateName, ownerName),
  write: (data) => yaml.write(spelled(data, undefined)),
  lineComment: yaml.lineComment,
  triggers: yaml.triggers,
  placeAt: (document, roots, offset) =>
    spelledPlace(yamlPlace(document as YamlDocument, roots, offset), templateName, ownerName),
};

/** Templates in JSON, as people write them and as the AWS CDK synthesizes them. */
export const cloudformationJson: Notation = {
  ...shared,
  read(text) {
    const tree = readJson(text);
    return { ...tree, notation: cloudformationJson, ...readTemplate(tree) };
  },
  editor: (document) => new SpelledEditor(json.editor(document), templateName, ownerName),
  write: (data) => json.write(spelled(data, undefined)),
  lineComment: json.lineComment,
  triggers: json.triggers,
  placeAt: (document, roots, offset) =>
    spelledPlace(json.placeAt(document, roots, offset), templateName, ownerName),
};

function spelled(data: Json, owner: string | undefined): Json {
  if (Array.isArray(data)) return data.map((item) => spelled(item, owner));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, inner]) => [templateName(name, owner), spelled(inner, name)]),
  );
}
