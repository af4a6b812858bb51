import type { Place } from '../../plan/finding.ts';
import type { Document } from '../../text/document.ts';
import type { Edit, Editor, Json } from '../../text/edit.ts';
import type { Message } from '../../text/message.ts';
import { type Node, toValue } from '../../text/node.ts';

/** The edits of each file, by its URI; all for the text as it is now. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** The edits that write changes, and why some of the changes cannot be written beside the others. */
export interface WrittenChanges {
  readonly edits: FileEdits;
  readonly conflicts: readonly Message[];
}

/** A file that is being edited. */
export interface Opened {
  readonly document: Document;
  readonly editor: Editor;
  add(edits: readonly Edit[]): void;
}

export type Open = (uri: string) => Promise<Opened | undefined>;

export type At = (place: Place | undefined) => Promise<{ file: Opened; node: Node } | undefined>;

export function set(editor: Editor, owner: Node, key: string, value: Json): Edit[] {
  const old = owner.get(key);
  if (old.kind !== 'missing') return [editor.replace(old, value)];
  return owner.kind === 'object' ? editor.insert(owner, key, value) : [];
}

export function setList(editor: Editor, owner: Node, key: string, list: Json[]): Edit[] {
  const old = owner.get(key);
  if (list.length === 0) return old.kind === 'missing' ? [] : editor.remove(old);
  // What stays the same keeps its comments.
  if (JSON.stringify(toValue(old)) === JSON.stringify(list)) return [];
  return set(editor, owner, key, list);
}
