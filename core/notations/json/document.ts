import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/node.ts';
import type { Template } from '../../text/placeholders.ts';

/** What reading JSON gives. */
export interface JsonTree extends Omit<Document, 'notation' | 'units'> {
  /** Commas behind the last member or item, which JSON itself does not allow. */
  readonly trailingCommas: readonly Range[];
  readonly templates: readonly Template[];
}

export interface JsonDocument extends Document, JsonTree {}

/** The document, if it is one in JSON. */
export function asJson(document: Document): JsonDocument | undefined {
  return document.notation.id === 'json' ? (document as JsonDocument) : undefined;
}
