import type { Document, Notation } from '../text/document.ts';
import { Node } from '../text/node.ts';
import { cloudformationJson, cloudformationYaml } from './cloudformation/cloudformation.ts';
import { type FormId, formOf } from './forms.ts';
import { hcl } from './hcl/hcl.ts';
import { json } from './json/json.ts';
import { yaml } from './yaml/yaml.ts';

/** What reads each form. */
const NOTATIONS: Readonly<Record<FormId, Notation>> = {
  json,
  yaml,
  'cloudformation-json': cloudformationJson,
  'cloudformation-yaml': cloudformationYaml,
  hcl,
};

/**
 * Reads a text in its notation. Never throws: what cannot be read is a problem of the document.
 * @param fileName path or URI; JSON where nothing is known
 * @param language id of the language that the editor says it is
 * @param read true to read also what does not look like one of ours, because somebody says that it is
 */
export function readDocument(
  text: string,
  fileName?: string,
  language?: string,
  read = false,
): Document {
  const form = formOf(text, pathOf(fileName), language);
  if (form) return NOTATIONS[form.id].read(text);
  return read ? yaml.read(text) : unread(text);
}

/** The document of a text that is not looked at: it is written in one of our notations, but none of ours. */
function unread(text: string): Document {
  const root = new Node('invalid', 0, text.length, undefined, null, true);
  return {
    text,
    notation: yaml,
    units: [],
    root,
    problems: [],
    comments: [],
    templated: false,
    isTemplate: true,
  };
}

/** The path of a URI without its query. */
function pathOf(fileName: string | undefined): string {
  return fileName?.replace(/[?#].*$/s, '') ?? '';
}

/** The text of a new document that is written in JSON. */
export function writeDocument(data: Parameters<Notation['write']>[0]): string {
  return json.write(data);
}
