import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findFamily } from '../core/plan/find-family.ts';
import type { FileText, PlanWorkspace } from '../core/plan/workspace.ts';
import { LARGEST } from '../core/text/read.ts';
import { search } from './files.ts';

/** The file system as reading a plan sees it. Families are looked for below the plan's folder. */
export class DiskFiles implements PlanWorkspace {
  private readonly folder: string;
  private readonly plan: { readonly uri: string; readonly text: string };

  /**
   * @param plan path of the plan
   * @param text of the plan, which may come from elsewhere than from disk
   */
  constructor(plan: string, text: string) {
    this.folder = dirname(resolve(plan));
    this.plan = { uri: pathToFileURL(plan).toString(), text };
  }

  async read(uri: string): Promise<FileText> {
    if (uri === this.plan.uri) return { text: this.plan.text };
    try {
      const path = fileURLToPath(uri);
      const info = await stat(path);
      if (info.isDirectory()) return { problem: 'isFolder' };
      // Devices and pipes have no end.
      if (!info.isFile()) return { problem: 'notAllowed' };
      if (info.size > LARGEST) return { problem: 'tooLarge' };
      const text = await readFile(path, 'utf8');
      return text.includes('\0') ? { problem: 'binary' } : { text };
    } catch {
      return { problem: 'notFound' };
    }
  }

  resolve(base: string, relative: string): string {
    return pathToFileURL(resolve(dirname(fileURLToPath(base)), relative)).toString();
  }

  async findTaskDefinition(family: string, revision?: number): Promise<string | undefined> {
    const uris = (await search(this.folder)).map((path) => pathToFileURL(path).toString());
    return findFamily(family, revision, uris, (uri) => this.read(uri));
  }
}
