import { mayConcernStowage } from '../core/ecs/concerns.ts';
import {
  type KnownValues,
  knownValuesIn,
  lazyValuesIn,
  type ValueCounts,
} from '../core/ecs/known-values.ts';
import { kindOf } from '../core/ecs/recognise.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Parsed } from './documents.ts';
import { type EditorFiles, SERVICES, TASK_DEFINITIONS } from './workspace.ts';

/** Files of each kind that are read for the values in them. */
const MOST = 100;

/** What is known of a document of nothing. */
const NOTHING: ValueCounts = new Map();

/** What the documents of the workspace hold that others may need too: roles, Regions, log groups. */
export class WorkspaceValues {
  private readonly files: Pick<EditorFiles, 'list' | 'readSmall'>;
  /** By file; each is read once, and again when it has changed. */
  private ofFiles: Promise<Map<string, ValueCounts>> | undefined;
  private readonly stale = new Set<string>();
  private readonly ofDocuments = new WeakMap<Parsed, KnownValues>();
  /** Those of all files but one, in one, for the document that was asked about last. */
  private merged: { readonly but: string; readonly values: KnownValues } | undefined;

  constructor(files: Pick<EditorFiles, 'list' | 'readSmall'>) {
    this.files = files;
  }

  /** The values of a document, and those of all others together. */
  async around(uri: string, parsed?: Parsed): Promise<readonly [own: KnownValues, KnownValues]> {
    this.ofFiles ??= this.readAll();
    const all = await this.ofFiles;
    const changed = [...this.stale].filter((each) => each !== uri && all.has(each));
    for (const each of changed) {
      this.stale.delete(each);
      all.set(each, await this.read(each));
    }
    if (changed.length > 0 || this.merged?.but !== uri) {
      const others = [...all].filter(([each]) => each !== uri).map(([, values]) => values);
      this.merged = { but: uri, values: together(others) };
    }
    return [parsed ? this.valuesOf(parsed) : NOTHING, this.merged.values];
  }

  /** To be told of each document that is edited, and each file that changes. */
  changed(uri: string): void {
    this.stale.add(uri);
  }

  /** To be told when files have come or gone. */
  listed(): void {
    this.ofFiles = undefined;
    this.merged = undefined;
    this.stale.clear();
  }

  private valuesOf(parsed: Parsed): KnownValues {
    const before = this.ofDocuments.get(parsed);
    if (before) return before;
    const values = lazyValuesIn(parsed.document.root);
    this.ofDocuments.set(parsed, values);
    return values;
  }

  private async readAll(): Promise<Map<string, ValueCounts>> {
    const lists = [
      await this.files.list(TASK_DEFINITIONS, MOST),
      await this.files.list(SERVICES, MOST),
    ];
    const uris = [...new Set(lists.flat())];
    return new Map(
      await Promise.all(uris.map(async (uri) => [uri, await this.read(uri)] as const)),
    );
  }

  /** Of files that are no document of ours nothing is taken. */
  private async read(uri: string): Promise<ValueCounts> {
    const file = await this.files.readSmall(uri);
    if (!('text' in file) || !mayConcernStowage(uri, file.text)) return NOTHING;
    const document = readDocument(file.text, uri);
    return kindOf(document, uri) ? knownValuesIn(document.root) : NOTHING;
  }
}

function together(all: readonly ValueCounts[]): KnownValues {
  const sum = new Map<string, Map<string, number>>();
  for (const each of all) {
    for (const [member, values] of each) {
      const counts = sum.get(member) ?? new Map<string, number>();
      for (const [value, count] of values) counts.set(value, (counts.get(value) ?? 0) + count);
      sum.set(member, counts);
    }
  }
  return sum;
}
