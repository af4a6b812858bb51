import { readDocument } from '../../notations/read-document.ts';
import type { Place } from '../../plan/finding.ts';
import type { Plan, PlannedRequest } from '../../plan/plan.ts';
import type { PlanWorkspace } from '../../plan/workspace.ts';
import type { Document } from '../../text/document.ts';
import type { Edit, Editor, Json } from '../../text/edit.ts';
import { type Node, toValue } from '../../text/node.ts';
import { nodeAt } from './place-node.ts';

/** The edits of each file, by its URI; all for the text as it is now. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** A file that is being edited. */
export interface Opened {
  readonly document: Document;
  readonly editor: Editor;
  add(edits: readonly Edit[]): void;
}

/** The files of a plan, read once, with the edits of the change that is being written. */
export class PlanFiles {
  readonly plan: Plan;
  private readonly workspace: PlanWorkspace;
  private readonly opened = new Map<string, Opened | undefined>();
  private edits = new Map<string, Edit[]>();
  /** By member of the plan: items of a list that is not there yet. */
  private readonly lists = new Map<string, Json[]>();

  constructor(plan: Plan, workspace: PlanWorkspace) {
    this.plan = plan;
    this.workspace = workspace;
  }

  /** The edits since this was asked last. */
  take(): FileEdits {
    const { edits } = this;
    this.edits = new Map();
    return edits;
  }

  async open(uri: string): Promise<Opened | undefined> {
    if (this.opened.has(uri)) return this.opened.get(uri);
    const file = await this.workspace.read(uri);
    const document = readDocument('text' in file ? file.text : '', uri);
    const add = (more: readonly Edit[]): void => {
      this.edits.set(uri, [...(this.edits.get(uri) ?? []), ...more]);
    };
    const opened =
      'text' in file ? { document, editor: document.notation.editor(document), add } : undefined;
    this.opened.set(uri, opened);
    return opened;
  }

  /** The object that a place names, with its file. */
  async at(place: Place | undefined): Promise<{ file: Opened; node: Node } | undefined> {
    const file = place && (await this.open(place.uri));
    const node = place && file ? nodeAt(file.document.root, place) : undefined;
    return file && node && node.kind !== 'missing' ? { file, node } : undefined;
  }

  /**
   * Adds an item to a list of the plan. A list that is not there yet is written once, with the items of
   * all changes.
   */
  async append(key: string, item: Json): Promise<void> {
    const file = await this.open(this.plan.uri);
    if (!file) return;
    const list = file.document.root.get(key);
    if (list.kind === 'array') file.add(file.editor.append(list, item));
    else this.lists.set(key, [...(this.lists.get(key) ?? []), item]);
  }

  /** Writes the lists that were not there. */
  async finish(): Promise<void> {
    const file = await this.open(this.plan.uri);
    for (const [key, items] of this.lists) {
      const { root } = file?.document ?? {};
      if (!file || !root) continue;
      const one = root.get(key);
      const before = one.exists ? [toValue(one) as Json] : [];
      file.add(set(file.editor, root, key, [...before, ...items]));
    }
  }

  /** Sets a member of the service or task itself. */
  async set(planned: PlannedRequest | undefined, key: string, value: Json): Promise<void> {
    const owner = await this.at(planned?.place);
    owner?.file.add(set(owner.file.editor, owner.node, key, value));
  }

  /** Sets a list of the service or task itself; an empty one goes. */
  async setList(planned: PlannedRequest | undefined, key: string, list: Json[]): Promise<void> {
    const owner = await this.at(planned?.place);
    owner?.file.add(setList(owner.file.editor, owner.node, key, list));
  }
}

/** The edits that give a member of an object a value. */
export function set(editor: Editor, owner: Node, key: string, value: Json): Edit[] {
  const old = owner.get(key);
  if (old.kind !== 'missing') return [editor.replace(old, value)];
  return owner.kind === 'object' ? editor.insert(owner, key, value) : [];
}

function setList(editor: Editor, owner: Node, key: string, list: Json[]): Edit[] {
  const old = owner.get(key);
  if (list.length === 0) return old.kind === 'missing' ? [] : editor.remove(old);
  // What stays the same keeps its comments.
  if (JSON.stringify(toValue(old)) === JSON.stringify(list)) return [];
  return set(editor, owner, key, list);
}

/** Whether a node describes instances in short. */
export function isShort(node: Node): boolean {
  return (
    node.kind === 'object' &&
    !node.get('registeredResources').exists &&
    !node.get('remainingResources').exists
  );
}
