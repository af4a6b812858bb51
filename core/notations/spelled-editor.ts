import type { Edit, Editor, Json } from '../text/edit.ts';
import type { Node, Range } from '../text/node.ts';

/** How a notation writes the API's name of a member; `owner` is the API's name of what it stands in. */
export type Spell = (name: string, owner: string | undefined) => string;

/** An editor that is given the API's names and writes those of its notation. */
export class SpelledEditor implements Editor {
  private readonly inner: Editor;
  private readonly spell: Spell;
  private readonly ownerOf: (object: Node | undefined) => string | undefined;

  constructor(
    inner: Editor,
    spell: Spell,
    ownerOf: (object: Node | undefined) => string | undefined,
  ) {
    this.inner = inner;
    this.spell = spell;
    this.ownerOf = ownerOf;
  }

  replace(node: Node, value: Json): Edit {
    return this.inner.replace(node, this.spelled(value, this.ownerOf(node)));
  }

  rename(node: Node, key: string): Edit[] {
    return this.inner.rename(node, this.spell(key, this.ownerOf(node.parent)));
  }

  remove(node: Node): Edit[] {
    return this.inner.remove(node);
  }

  removeAll(parent: Node, nodes: readonly Node[]): Edit[] {
    return this.inner.removeAll(parent, nodes);
  }

  move(value: Node, to: Node, path: readonly string[]): Edit[] {
    let owner = this.ownerOf(to);
    const spelled = path.map((name) => {
      const key = this.spell(name, owner);
      owner = name;
      return key;
    });
    return this.inner.move(value, to, spelled);
  }

  removeText(range: Range): Edit[] {
    return this.inner.removeText(range);
  }

  insert(object: Node, key: string, value: Json, after?: string): Edit[] {
    return (
      this.present(object, key, value) ??
      this.inner.insert(object, this.keyIn(object, key), this.spelled(value, key), after)
    );
  }

  insertFirst(object: Node, key: string, value: Json): Edit[] {
    return (
      this.present(object, key, value) ??
      this.inner.insertFirst(object, this.keyIn(object, key), this.spelled(value, key))
    );
  }

  append(array: Node, value: Json): Edit[] {
    return this.inner.append(array, this.spelled(value, this.ownerOf(array)));
  }

  wrap(node: Node, others: { readonly [key: string]: Json }, key: string): Edit {
    return this.inner.wrap(node, others, key);
  }

  unwrap(
    outer: Node,
    inner: Node,
    edits: readonly Edit[],
    added: { readonly [key: string]: Json },
  ): Edit[] {
    return this.inner.unwrap(outer, inner, edits, added);
  }

  extract(node: Node, gone: readonly Node[]): string {
    return this.inner.extract(node, gone);
  }

  /** The edits where the member is there already; its name is the API's, its key is not. */
  private present(object: Node, key: string, value: Json): Edit[] | undefined {
    const member = object.member(key);
    if (!member) return undefined;
    return member.value.kind === 'null' ? [this.replace(member.value, value)] : [];
  }

  private keyIn(object: Node, key: string): string {
    return this.spell(key, this.ownerOf(object));
  }

  private spelled(value: Json, owner: string | undefined): Json {
    if (Array.isArray(value)) return value.map((item) => this.spelled(item, owner));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        this.spell(name, owner),
        this.spelled(inner, name),
      ]),
    );
  }
}
