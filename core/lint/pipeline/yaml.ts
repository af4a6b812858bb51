import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Range } from '../../text/node.ts';

/** Characters of a pipeline file; a workflow has a few thousand. */
const LARGEST = 512 * 1024;

/** A value of a YAML or JSON document. Questions about what is not there have the empty answer. */
export class Yaml {
  private readonly node: unknown;
  private readonly text: string;

  private constructor(node: unknown, text: string) {
    this.node = node;
    this.text = text;
  }

  /** The root of a document. A text that cannot be read gives what can be read of it. */
  static read(text: string): Yaml {
    if (text.length > LARGEST) return new Yaml(undefined, text);
    try {
      const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
      return new Yaml(contents, text);
    } catch {
      // Nesting that exhausts the stack: no pipeline is written so.
      return new Yaml(undefined, text);
    }
  }

  /** The member of a map, whose key is compared without regard to case where `loose`. */
  get(name: string, loose = false): Yaml {
    const same = (key: string) =>
      key === name || (loose && key.toLowerCase() === name.toLowerCase());
    return this.members().find(({ key }) => same(key))?.value ?? new Yaml(undefined, this.text);
  }

  /** The members of a map with scalar keys. */
  members(): { readonly key: string; readonly value: Yaml }[] {
    if (!isMap(this.node)) return [];
    return this.node.items.flatMap((item: unknown) =>
      isPair(item) && isScalar(item.key)
        ? [{ key: String(item.key.value), value: new Yaml(item.value, this.text) }]
        : [],
    );
  }

  /** The items of a list. */
  items(): Yaml[] {
    return isSeq(this.node) ? this.node.items.map((item) => new Yaml(item, this.text)) : [];
  }

  /** The text of a scalar, numbers and booleans as they are written. */
  get string(): string | undefined {
    if (!isScalar(this.node)) return undefined;
    const { value } = this.node;
    return typeof value === 'object' || value === undefined ? undefined : String(value);
  }

  /** Where the text of the scalar stands, without quotes; undefined where it is written otherwise. */
  get at(): Range | undefined {
    const { string } = this;
    if (string === undefined || !isScalar(this.node) || !this.node.range) return undefined;
    const [from] = this.node.range;
    const start = /["']/.test(this.text[from] ?? '') ? from + 1 : from;
    const end = start + string.length;
    return this.text.slice(start, end) === string ? { start, end } : undefined;
  }
}
