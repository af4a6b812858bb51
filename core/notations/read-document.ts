import type { Document, Notation } from '../text/document.ts';
import { json } from './json/json.ts';

/** Reads a text in its notation. Never throws: what cannot be read is a problem of the document. */
export function readDocument(text: string, notation: Notation = json): Document {
  return notation.read(text);
}

/** The text of a new document that is written in JSON. */
export function writeDocument(data: Parameters<Notation['write']>[0]): string {
  return json.write(data);
}
