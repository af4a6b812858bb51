import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findFamily } from '../core/plan/find-family.ts';
import type { FileText, PlanWorkspace } from '../core/plan/workspace.ts';
import { Boundary } from './boundary.ts';
import { search } from './files.ts';
import { readText } from './read-text.ts';

/** The file system as reading a plan sees it. Families are looked for below the plan's folder. */
export class DiskFiles implements PlanWorkspace {
  private readonly folder: string;
  private readonly boundary: Boundary;
  private readonly plan: { readonly uri: string; readonly text: string } | undefined;

  /**
   * @param folder in which families are looked for
   * @param boundary of the files that may be read
   * @param plan the text of a plan, which may come from elsewhere than from disk
   */
  constructor(
    folder: string,
    boundary: Boundary,
    plan?: { readonly uri: string; readonly text: string },
  ) {
    this.folder = folder;
    this.boundary = boundary;
    this.plan = plan;
  }

  /** What a plan at a path may see. */
  static ofPlan(path: string, text: string): DiskFiles {
    const plan = { uri: pathToFileURL(path).toString(), text };
    return new DiskFiles(dirname(resolve(path)), Boundary.around(path), plan);
  }

  async read(uri: string): Promise<FileText> {
    if (uri === this.plan?.uri) return { text: this.plan.text };
    const file = await readText(uri, this.boundary);
    if ('text' in file) return file;
    return { problem: file.problem === 'notRegular' ? 'notAllowed' : file.problem };
  }

  resolve(base: string, relative: string): string {
    return pathToFileURL(resolve(dirname(fileURLToPath(base)), relative)).toString();
  }

  async findTaskDefinition(family: string, revision?: number): Promise<string | undefined> {
    const uris = (await search(this.folder)).map((path) => pathToFileURL(path).toString());
    return findFamily(family, revision, uris, (uri) => this.read(uri));
  }
}
