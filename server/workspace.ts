import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { findFamily } from '../core/placement/plan/find-family.ts';
import { Trees } from '../core/placement/plan/trees.ts';
import type { FileText, PlanWorkspace } from '../core/placement/plan/workspace.ts';
import { type ListFilesResult, Method, type ReadFileResult } from '../core/placement/protocol.ts';
import { Snapshot } from './snapshot.ts';

/** Files that may hold a task definition, by name: those are looked at when only a family is known. */
export const TASK_DEFINITIONS = '**/*{task,Task,TASK,td,container}*.{json,jsonc}';

/** Plans, by name. */
export const PLANS = '**/{*.stowage,stowage}.{json,jsonc}';

/** Files of that kind that are read at the most. */
const MOST_FILES = 500;

/**
 * The workspace as the server sees it: open documents first, since unsaved edits count, everything
 * else through the editor. What was read is kept until it changes.
 */
export class EditorFiles implements PlanWorkspace {
  private readonly connection: Connection;
  private readonly texts: TextDocuments<TextDocument>;
  private readonly kept = new Map<string, Promise<FileText>>();
  /** Of the files in which families were looked for. */
  private readonly trees = new Trees();
  private readonly lists = new Map<string, Promise<readonly string[]>>();

  constructor(connection: Connection, texts: TextDocuments<TextDocument>) {
    this.connection = connection;
    this.texts = texts;
  }

  read(uri: string): Promise<FileText> {
    const open = this.texts.get(uri);
    if (open) return Promise.resolve({ text: open.getText() });
    let reading = this.kept.get(uri);
    if (!reading) {
      reading = this.fetch(uri);
      this.kept.set(uri, reading);
    }
    return reading;
  }

  /** The text in its version; that of a file that cannot be read is empty. */
  async snapshot(uri: string): Promise<Snapshot> {
    const open = this.texts.get(uri);
    if (open) return new Snapshot(uri, open.version, open.getText());
    const file = await this.read(uri);
    return new Snapshot(uri, null, 'text' in file ? file.text : '');
  }

  /** To be told of each change on disk and each document that closed. */
  forget(uri: string): void {
    this.kept.delete(uri);
  }

  resolve(base: string, path: string): string {
    const folder = Utils.dirname(URI.parse(base));
    return Utils.resolvePath(folder, path.replaceAll('\\', '/')).toString();
  }

  async findTaskDefinition(
    family: string,
    revision?: number,
    from?: string,
  ): Promise<string | undefined> {
    const uris = await this.list(TASK_DEFINITIONS);
    return findFamily(family, revision, uris, (uri) => this.read(uri), this.trees, from);
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
      const found: ListFilesResult = await this.connection.sendRequest(Method.listFiles, {
        pattern,
      });
      return found.uris;
    } catch {
      this.lists.delete(pattern);
      return [];
    }
  }

  private async fetch(uri: string): Promise<FileText> {
    try {
      const answer: ReadFileResult = await this.connection.sendRequest(Method.readFile, { uri });
      return 'text' in answer ? { text: answer.text } : { problem: answer.error };
    } catch {
      return { problem: 'notFound' };
    }
  }
}
