import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { candidates, filesOfFamily, findFamily } from '../core/plan/find-family.ts';
import { Trees } from '../core/plan/trees.ts';
import type { FileText, PlanWorkspace } from '../core/plan/workspace.ts';
import { LruCache } from '../core/text/lru-cache.ts';
import type { FileSource } from './file-source.ts';
import { Snapshot } from './snapshot.ts';

/** Files that may hold a task definition, by name: those are looked at when only a family is known. */
export const TASK_DEFINITIONS = '**/*{task,Task,TASK,td,container}*.{json,jsonc}';

/** Files that may hold a service definition, by name. */
export const SERVICES = '**/*{service,Service}*.{json,jsonc}';

/** Plans, by name. */
export const PLANS = '**/{*.stowage,stowage}.{json,jsonc}';

/** Files of that kind that are read at the most. */
const MOST_FILES = 500;

/** UTF-16 units of the texts of files that are kept; a description of thousands of instances fits. */
const BUDGET = 32 * 1024 * 1024;

/** What is counted of each file beside its text, also of one that is not there. */
const OVERHEAD = 256;

/** Bytes. ECS takes a task definition of 64 KiB; with comments and indentation it stays below. */
const LARGEST_SMALL = 512 * 1024;

/** Begins the key of a file that was read with that limit. */
const SMALL = 'small ';

/**
 * The workspace as the server sees it: open documents first, since unsaved edits count, everything
 * else through the editor. What was read is kept until it changes, as far as a budget goes.
 */
export class EditorFiles implements PlanWorkspace {
  private readonly source: FileSource;
  private readonly texts: Pick<TextDocuments<TextDocument>, 'get'>;
  private readonly kept = new LruCache<FileText>(
    BUDGET,
    (uri, file) => uri.length + OVERHEAD + ('text' in file ? file.text.length : 0),
  );
  /** What is being read, by the key under which it will be kept. */
  private readonly reading = new Map<string, Promise<FileText>>();
  /** Of the files in which families were looked for. */
  private readonly trees = new Trees();
  private readonly lists = new Map<string, Promise<readonly string[]>>();

  constructor(source: FileSource, texts: Pick<TextDocuments<TextDocument>, 'get'>) {
    this.source = source;
    this.texts = texts;
  }

  /** UTF-16 units of what is kept: texts of files, and those whose trees are kept. */
  get size(): number {
    return this.kept.size + this.trees.size;
  }

  read(uri: string): Promise<FileText> {
    return this.load(uri, uri);
  }

  /** Like `read`, for a search in many files: one that is too large for a task definition is not read. */
  async readSmall(uri: string): Promise<FileText> {
    const known = this.texts.get(uri) ? undefined : this.kept.get(uri);
    const file = known ?? (await this.load(uri, `${SMALL}${uri}`, LARGEST_SMALL));
    return 'text' in file && file.text.length > LARGEST_SMALL ? { problem: 'tooLarge' } : file;
  }

  private async load(uri: string, key: string, limit?: number): Promise<FileText> {
    const open = this.texts.get(uri);
    if (open) return { text: open.getText() };
    const known = this.kept.get(key);
    if (known) return known;
    const under = this.reading.get(key) ?? this.fetch(uri, limit);
    this.reading.set(key, under);
    const file = await under;
    // What was forgotten meanwhile has changed: it is not kept.
    if (this.reading.get(key) === under) {
      this.reading.delete(key);
      const small = 'text' in file && file.text.length <= LARGEST_SMALL;
      // The text of a small file is the same, whoever asked for it.
      this.kept.set(small ? uri : key, isTooLong(file, limit) ? { problem: 'tooLarge' } : file);
    }
    return file;
  }

  /** The text in its version; that of a file that cannot be read is empty. */
  async snapshot(uri: string): Promise<Snapshot> {
    const open = this.texts.get(uri);
    if (open) return new Snapshot(uri, open.version, open.getText());
    const file = await this.read(uri);
    return new Snapshot(uri, null, 'text' in file ? file.text : '');
  }

  /** To be told where nobody tells which files have changed. */
  forgetAll(): void {
    this.kept.clear();
    this.reading.clear();
    this.lists.clear();
  }

  /** To be told of each change on disk and each document that closed. */
  forget(uri: string): void {
    for (const key of [uri, `${SMALL}${uri}`]) {
      this.kept.delete(key);
      this.reading.delete(key);
    }
  }

  resolve(base: string, path: string): string {
    const folder = Utils.dirname(URI.parse(base));
    return Utils.resolvePath(folder, path.replaceAll('\\', '/').toWellFormed()).toString();
  }

  async findTaskDefinition(
    family: string,
    revision?: number,
    from?: string,
  ): Promise<string | undefined> {
    const uris = await this.list(TASK_DEFINITIONS);
    return findFamily(family, revision, uris, (uri) => this.readSmall(uri), this.trees, from);
  }

  /** All that can be meant: several, where files of one family are equally near. */
  async findTaskDefinitions(
    family: string,
    revision: number | undefined,
    from: string,
  ): Promise<readonly string[]> {
    const uris = await this.list(TASK_DEFINITIONS);
    const read = (uri: string) => this.readSmall(uri);
    const found = await filesOfFamily(family, revision, uris, read, this.trees);
    return candidates(found, from).map(({ uri }) => uri);
  }

  /** To be told when files have come or gone. */
  forgetLists(): void {
    this.lists.clear();
  }

  /** The URIs of the workspace's files that fit the pattern; none where the editor cannot tell. */
  async list(pattern: string, most = MOST_FILES): Promise<readonly string[]> {
    let listing = this.lists.get(pattern);
    if (!listing) {
      listing = this.search(pattern);
      this.lists.set(pattern, listing);
    }
    return (await listing).slice(0, most);
  }

  /** The editor searches the disk: what it found is kept. */
  private async search(pattern: string): Promise<readonly string[]> {
    try {
      return await this.source.list(pattern);
    } catch {
      this.lists.delete(pattern);
      return [];
    }
  }

  private async fetch(uri: string, limit: number | undefined): Promise<FileText> {
    try {
      const answer = await this.source.read(limit === undefined ? { uri } : { uri, limit });
      return 'text' in answer ? { text: answer.text } : { problem: answer.error };
    } catch {
      return { problem: 'notFound' };
    }
  }
}

function isTooLong(file: FileText, limit: number | undefined): boolean {
  return limit !== undefined && 'text' in file && file.text.length > limit;
}
