import type { Editor, Json } from './edit.ts';
import type { Node, Range } from './node.ts';
import type { Place } from './place.ts';

/** UTF-16 units. A task definition may have 64 KiB; a capture of a large cluster has some MiB. */
export const LARGEST = 16 * 1024 * 1024;

/** What is wrong with a text in its notation; the sentences are kept by the rule that reports them. */
export type SyntaxProblemId =
  | 'value-expected'
  | 'key-expected'
  | 'colon-expected'
  | 'comma-expected'
  | 'unclosed'
  | 'unexpected'
  | 'word'
  | 'string'
  | 'after-end'
  | 'too-deep'
  | 'too-large'
  | 'binary';

export interface SyntaxProblem extends Range {
  readonly id: SyntaxProblemId;
  /** The text that is in the way, shortened, or what is missing. */
  readonly found: string;
}

/** What a notation knows a unit to be. */
export type UnitKind =
  | 'taskDefinition'
  | 'containerDefinitions'
  | 'serviceDefinition'
  | 'taskSet'
  | 'capacityProvider'
  | 'cluster'
  | 'scalableTarget'
  | 'scalingPolicy';

/** One definition in a document: a JSON file is one, a template can have many. */
export interface Unit {
  readonly root: Node;
  /** What the notation knows the unit to be, as a kind of document; else its content tells. */
  readonly kind?: UnitKind;
  /** What the document calls it, such as the logical id of a resource. */
  readonly name?: string;
  /** Where that name stands. */
  readonly nameRange?: Range;
  /**
   * Where the tool that reads the document converts strings, numbers and booleans into one another: in
   * CloudFormation everywhere, in Terraform not in the JSON of `container_definitions`.
   */
  readonly converts?: 'everywhere' | 'outsideContainers';
}

/** A place where a template names one of its resources or parameters. */
export interface Reference extends Range {
  readonly name: string;
  /** Whether it is given there; elsewhere it is referred to. */
  readonly defines: boolean;
}

/** A text with its trees. Reading never fails: what cannot be read is a problem, the rest is a tree. */
export interface Document {
  readonly text: string;
  readonly notation: Notation;
  /** One in a document that is a definition; as many as there are in a template. */
  readonly units: readonly Unit[];
  /** The root of the whole text; in a document that is a definition, that of its unit. */
  readonly root: Node;
  /** True for a template: what it is does not depend on its name, nor on the names of its members. */
  readonly isTemplate?: boolean;
  /** Where resources and parameters of a template are named. */
  readonly references?: readonly Reference[];
  /** Files whose text the document takes in, by paths relative to it, such as a template of containers. */
  readonly files?: readonly (Range & { readonly path: string })[];
  /** The unit that an unknown value refers to, such as the task definition of `!Ref Task`. */
  unitOf?(value: Node): Unit | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Range[];
  /** True where templates or bare placeholders stand outside of strings: a tool fills them in later. */
  readonly templated: boolean;
}

/**
 * A way to write definitions: JSON, YAML, Terraform. All that depends on quotes, commas, braces and
 * indentation is in here; rules, fixes, hover and completion see trees, edits and drafts.
 */
export interface Notation {
  readonly id: string;
  /** Reads any text. Never throws. */
  read(text: string): Document;
  /**
   * Reads the text of a document again with what the other files of its folder say, where that counts: the
   * variables and local values of Terraform.
   */
  readBeside?(document: Document, others: readonly string[]): Document;
  /** Makes edits of a document that this notation has read. */
  editor(document: Document): Editor;
  /** The text of a new document. */
  write(data: Json): string;
  /** How a member that the API calls so is written, in an object of this owner. */
  spell(name: string, owner?: Node): string;
  /** What begins a comment that ends with its line. */
  readonly lineComment: string;
  /** Characters after which completion is worth asking for. */
  readonly triggers: readonly string[];
  /** Where the cursor stands, and what can be written there; undefined outside of the roots. */
  placeAt(document: Document, roots: readonly Node[], offset: number): Place | undefined;
}
