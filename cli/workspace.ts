import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findFamily } from '../core/plan/find-family.ts';
import type { FileText, PlanWorkspace } from '../core/plan/workspace.ts';
import { boundaryOf, isWithin } from './boundary.ts';
import { search } from './files.ts';
import { type ReadProblem, readRegularFile } from './read-file.ts';

const PROBLEMS = {
  notFound: 'notFound',
  isFolder: 'isFolder',
  notRegular: 'notAllowed',
  tooLarge: 'tooLarge',
  failed: 'notFound',
} as const satisfies Record<ReadProblem['kind'], string>;

/** The file system as reading a plan sees it. Families are looked for below the plan's folder. */
export class DiskFiles implements PlanWorkspace {
  private readonly folder: string;
  private readonly boundary: readonly string[];
  private readonly plan: { readonly uri: string; readonly text: string } | undefined;

  /**
   * @param folder in which families are looked for
   * @param boundary folders whose files may be read
   * @param plan the text of a plan, which may come from elsewhere than from disk
   */
  constructor(
    folder: string,
    boundary: readonly string[],
    plan?: { readonly uri: string; readonly text: string },
  ) {
    this.folder = folder;
    this.boundary = boundary;
    this.plan = plan;
  }

  /** What a plan at a path may see. */
  static ofPlan(path: string, text: string): DiskFiles {
    const plan = { uri: pathToFileURL(path).toString(), text };
    return new DiskFiles(dirname(resolve(path)), boundaryOf(path), plan);
  }

  async read(uri: string): Promise<FileText> {
    if (uri === this.plan?.uri) return { text: this.plan.text };
    const path = pathOf(uri);
    if (path === undefined) return { problem: 'notFound' };
    if (!isWithin(path, this.boundary)) return { problem: 'outside' };
    const bytes = await readRegularFile(path);
    if (!Buffer.isBuffer(bytes)) return { problem: PROBLEMS[bytes.kind] };
    const text = bytes.toString('utf8');
    return text.includes('\0') ? { problem: 'binary' } : { text };
  }

  resolve(base: string, relative: string): string {
    return pathToFileURL(resolve(dirname(fileURLToPath(base)), relative)).toString();
  }

  async findTaskDefinition(family: string, revision?: number): Promise<string | undefined> {
    const uris = (await search(this.folder)).map((path) => pathToFileURL(path).toString());
    return findFamily(family, revision, uris, (uri) => this.read(uri));
  }
}

/** The path of a file URI; undefined for one that names no file. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
