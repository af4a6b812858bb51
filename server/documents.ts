import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChosenKind, choose, type DocumentKind, kindOf } from '../core/ecs/recognise.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Document } from '../core/text/document.ts';
import { Snapshot } from './snapshot.ts';

/** One version of a document with its tree; never changed. */
export interface Parsed {
  readonly text: Snapshot;
  readonly document: Document;
  readonly kind: DocumentKind | undefined;
}

/** The newest version of each open document. */
export class ParsedDocuments {
  private readonly choiceFor: (uri: string) => ChosenKind | undefined;
  private readonly parsed = new WeakMap<TextDocument, Parsed>();

  /** @param choiceFor what people chose that a document is */
  constructor(choiceFor: (uri: string) => ChosenKind | undefined) {
    this.choiceFor = choiceFor;
  }

  get(text: TextDocument): Parsed {
    const known = this.parsed.get(text);
    if (known && known.text.version === text.version) return known;
    const snapshot = new Snapshot(text.uri, text.version, text.getText());
    const choice = this.choiceFor(text.uri);
    const chosen = choice !== undefined && choice !== 'none';
    const document = readDocument(snapshot.getText(), text.uri, text.languageId, chosen);
    if (choice) choose(document.root, choice);
    const kind = kindOf(document, text.uri);
    const parsed = { text: snapshot, document, kind };
    this.parsed.set(text, parsed);
    return parsed;
  }
}
