import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { kindOf } from '../core/ecs/recognise.ts';
import type { Finding } from '../core/lint/finding.ts';
import { type Deployment, folderOf } from '../core/lint/pipeline/deployment.ts';
import { containerNames, pipelineFindings } from '../core/lint/pipeline/findings.ts';
import { isPipelineFile, readPipelineFile } from '../core/lint/pipeline/read.ts';
import { type Repairs, repairsOf } from '../core/lint/pipeline/repairs.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Document } from '../core/text/document.ts';
import { isRepository } from './boundary.ts';
import { search } from './files.ts';
import { readRegularFile } from './read-file.ts';
import { remembered } from './remembered.ts';

/** Bytes of a pipeline file. */
const LARGEST = 512 * 1024;

/** JSON files of a folder that are looked through for its task definition. */
const MOST_FILES = 200;

/** A pipeline file with what it deploys. */
interface PipelineFile {
  readonly path: string;
  readonly text: string;
  readonly deployments: readonly Deployment[];
}

/** The findings in one pipeline file. */
export interface PipelineReport {
  /** Relative to the working folder. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * The pipeline files that name the documents to judge: workflows of GitHub Actions, files of CodePipeline
 * and CodeDeploy, configurations of ecspresso. They are looked for in the folder of a document and those
 * above it, up to the root of the repository or the folder that was named, and below a named folder.
 */
export class Pipelines {
  private readonly isRepository = remembered(async (folder: string) => isRepository(folder));
  private readonly inFolder = remembered(pipelineFilesIn);
  private readonly below = remembered(async (folder: string) =>
    read(await search(folder, (path) => isPipelineFile(portable(path)))),
  );
  private readonly taskIn = remembered(taskDefinitionIn);
  private readonly known = new Map<string, PipelineFile>();
  /** The documents that are judged, and their folders. */
  private readonly judged = new Set<string>();

  /** What the pipelines do to a document before it is registered; undefined without any that names it. */
  async repairsFor(path: string, within: string): Promise<Repairs | undefined> {
    if (path === '-') return undefined;
    const own = portable(resolve(path));
    this.judged.add(own).add(folderOf(own));
    const files = await this.filesFor(resolve(path), resolve(within));
    const deployments = files.flatMap((file) =>
      file.deployments.filter(({ target }) =>
        target.by === 'path' ? target.path === own : target.folder === folderOf(own),
      ),
    );
    return repairsOf(deployments);
  }

  /** The findings in the pipeline files about the documents that were asked for so far. */
  async reports(): Promise<PipelineReport[]> {
    const reports: PipelineReport[] = [];
    for (const { path, text, deployments } of this.known.values()) {
      const names = new Map<Deployment, ReadonlySet<string> | undefined>();
      for (const each of deployments) names.set(each, await this.containersOf(each));
      const findings = pipelineFindings(deployments, (each) => names.get(each));
      if (findings.length > 0) reports.push({ path: shown(path), text, findings });
    }
    return reports.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private async containersOf({
    target,
    containers,
  }: Deployment): Promise<ReadonlySet<string> | undefined> {
    const judged = this.judged.has(target.by === 'folder' ? target.folder : target.path);
    if (!judged || containers.length === 0) return undefined;
    if (target.by === 'folder') {
      const found = await this.taskIn(target.folder);
      return found && containerNames(found.document, found.path);
    }
    const document = await readTask(target.path);
    return document && containerNames(document, target.path);
  }

  private async filesFor(path: string, within: string): Promise<PipelineFile[]> {
    const files = new Map<string, PipelineFile>();
    const add = (found: readonly PipelineFile[]) => {
      for (const file of found) files.set(file.path, file);
    };
    const folder = dirname(path);
    for (const each of await this.foldersAbove(folder, within)) add(await this.inFolder(each));
    if (folder.startsWith(`${within}${sep}`)) add(await this.below(within));
    for (const [key, file] of files) this.known.set(key, file);
    return [...files.values()];
  }

  /** The folder and those above it, up to the root of its repository, else up to what is the user's own. */
  private async foldersAbove(folder: string, within: string): Promise<string[]> {
    const folders = [folder];
    for (let at = folder; !(await this.isRepository(at)); ) {
      const above = dirname(at);
      if (above === at) {
        const own = folders.findLastIndex((each) => each === within || each === process.cwd());
        return folders.slice(0, Math.max(own, 0) + 1);
      }
      folders.push(above);
      at = above;
    }
    return folders;
  }
}

/** The pipeline files of a folder, and the workflows below its `.github`. */
async function pipelineFilesIn(folder: string): Promise<PipelineFile[]> {
  const list = async (each: string) =>
    (await readdir(each).catch(() => [])).map((name) => join(each, name));
  const paths = [...(await list(folder)), ...(await list(join(folder, '.github/workflows')))];
  return read(paths.filter((path) => isPipelineFile(portable(path))));
}

async function read(paths: readonly string[]): Promise<PipelineFile[]> {
  const files: PipelineFile[] = [];
  for (const path of paths) {
    const text = await textOf(path);
    if (text === undefined) continue;
    const deployments = await readPipelineFile(portable(resolve(path)), text, textOf);
    files.push({ path, text, deployments });
  }
  return files;
}

async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readRegularFile(path, LARGEST);
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : undefined;
}

/** `taskdef.json` of a folder, or the only task definition in it. */
async function taskDefinitionIn(
  folder: string,
): Promise<{ path: string; document: Document } | undefined> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.jsonc?$/i.test(name));
  const found: { path: string; document: Document }[] = [];
  for (const name of names.slice(0, MOST_FILES)) {
    const path = join(folder, name);
    const document = await readTask(path);
    if (!document || kindOf(document, path) !== 'taskDefinition') continue;
    if (name === 'taskdef.json') return { path, document };
    found.push({ path, document });
  }
  return found.length === 1 ? found[0] : undefined;
}

async function readTask(path: string): Promise<Document | undefined> {
  const bytes = await readRegularFile(path);
  return Buffer.isBuffer(bytes) ? readDocument(bytes.toString('utf8'), path) : undefined;
}

/** With forward slashes, as pipeline files write paths. */
function portable(path: string): string {
  return path.split(sep).join('/');
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
