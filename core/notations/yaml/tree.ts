import type { Document } from '../../text/document.ts';
import type { Node } from '../../text/node.ts';

/** What reading YAML gives. */
export interface YamlTree extends Omit<Document, 'notation' | 'units'> {
  /** Tags such as `!Ref`, by the value behind them. */
  readonly tags: ReadonlyMap<Node, string>;
  /** Values that stand elsewhere in the text: what an alias or a merge brings. They cannot be edited here. */
  readonly copied: ReadonlySet<Node>;
}

/** A document that was read as YAML. */
export interface YamlDocument extends Document, YamlTree {}
