import type { Draft } from './draft.ts';
import type { Edit } from './edit.ts';
import type { Node, Range } from './node.ts';

/** A place where a key or a value can be written. */
export interface Place {
  readonly kind: 'key' | 'value';
  /** What is replaced; empty where something is inserted. */
  readonly range: Range;
  /** The root that the place is in. */
  readonly root: Node;
  /** The object or array around the place. */
  readonly container: Node;
  /** From the root to the container. */
  readonly path: readonly (string | number)[];
  /** For a value: the key it belongs to, or the index for an item of a list. */
  readonly name: string | number | undefined;
  /** Where an object can begin here, as behind the dash of an item: the place of its first key. */
  readonly inside?: Place;
  /** Writes a key with its value; the value is left out where the key has one. */
  writeKey(name: string, value: Draft): Written;
  /** @param label by which the value is found while it is typed */
  writeValue(value: Draft, label: string): Written;
}

/** What is written at a place. */
export interface Written {
  /** A snippet in the notation of the language server protocol. */
  readonly snippet: string;
  /** Changes in other places that go with it. */
  readonly edits: readonly Edit[];
  /** What is typed to find it, as it stands in the text. */
  readonly filter: string;
}
