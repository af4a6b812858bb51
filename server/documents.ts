import type { Range as LspRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChosenKind, choose, type DocumentKind, recognise } from '../core/ecs/recognise.ts';
import type { Range } from '../core/text/node.ts';
import { type Document, readDocument } from '../core/text/read.ts';

/** A document with its tree, read once for each version. */
export interface Parsed {
  readonly text: TextDocument;
  readonly document: Document;
  readonly kind: DocumentKind | undefined;
}

/** Trees of the open documents, each kept for as long as its text object lives and is unchanged. */
export class ParsedDocuments {
  private readonly choiceFor: (uri: string) => ChosenKind | undefined;
  private readonly parsed = new WeakMap<TextDocument, Parsed & { readonly version: number }>();

  /** @param choiceFor what people chose that a document is */
  constructor(choiceFor: (uri: string) => ChosenKind | undefined) {
    this.choiceFor = choiceFor;
  }

  get(text: TextDocument): Parsed {
    const known = this.parsed.get(text);
    if (known && known.version === text.version) return known;
    const document = readDocument(text.getText());
    const choice = this.choiceFor(text.uri);
    if (choice) choose(document.root, choice);
    const kind = recognise(document.root, text.uri);
    const parsed = { text, document, kind, version: text.version };
    this.parsed.set(text, parsed);
    return parsed;
  }
}

/** Offsets as the protocol counts them. */
export function toLspRange(text: TextDocument, { start, end }: Range): LspRange {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}
