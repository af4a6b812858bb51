import { URI } from 'vscode-uri';
import { recognise } from '../core/ecs/recognise.ts';
import { type Deployment, folderOf, type Target } from '../core/lint/pipeline/deployment.ts';
import { containerNames } from '../core/lint/pipeline/findings.ts';
import {
  isPipelineFile,
  PIPELINE_FILES,
  readPipelineFile,
  WORKFLOWS,
} from '../core/lint/pipeline/read.ts';
import { type Repairs, repairsOf } from '../core/lint/pipeline/repairs.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { LruCache } from '../core/text/lru-cache.ts';
import { baseName } from '../core/text/paths.ts';
import { Snapshot } from './snapshot.ts';
import { type EditorFiles, TASK_DEFINITIONS } from './workspace.ts';

/** Pipeline files that are read at the most. */
const MOST_FILES = 200;

/** Task definitions of one folder that are read to find the one that is deployed. */
const MOST_BESIDE = 20;

/** A pipeline file of the workspace with what it deploys. */
export interface PipelineFile {
  readonly text: Snapshot;
  readonly deployments: readonly Deployment[];
}

/** A file that was read, with the texts that it was read from. */
interface Known {
  readonly text: string;
  /** The files that it calls, by their paths. */
  readonly called: ReadonlyMap<string, string | undefined>;
  readonly file: PipelineFile;
}

/** The path of a URI, as pipeline files write paths. */
const pathOf = (uri: string): string => URI.parse(uri).path;

/** The pipeline files of the workspace: workflows, files of CodePipeline and CodeDeploy, of ecspresso. */
export class Pipelines {
  private readonly files: Pick<EditorFiles, 'list' | 'readSmall' | 'snapshot'>;
  /** What files deploy, by their URI and text: every keystroke in a document asks for it. */
  private readonly known = new LruCache<Known>(MOST_FILES);

  constructor(files: Pick<EditorFiles, 'list' | 'readSmall' | 'snapshot'>) {
    this.files = files;
  }

  /** All that deploy something. */
  async all(): Promise<PipelineFile[]> {
    const listed = await Promise.all(
      [WORKFLOWS, PIPELINE_FILES].map((pattern) => this.files.list(pattern, MOST_FILES)),
    );
    const uris = new Set(listed.flat().filter((uri) => isPipelineFile(pathOf(uri))));
    const files = await Promise.all([...uris].map((uri) => this.read(uri)));
    return files.filter(({ deployments }) => deployments.length > 0);
  }

  /** What the pipelines do to a document before it is registered; undefined without any that names it. */
  async repairsFor(uri: string): Promise<Repairs | undefined> {
    const path = pathOf(uri);
    const deployments = (await this.all()).flatMap((file) => file.deployments);
    return repairsOf(
      deployments.filter(({ target }) =>
        target.by === 'path' ? target.path === path : target.folder === folderOf(path),
      ),
    );
  }

  /** The URI of the task definition that a pipeline file deploys; undefined where it is not sure. */
  async targetOf({ text }: PipelineFile, target: Target): Promise<string | undefined> {
    const uri = (path: string) => URI.parse(text.uri).with({ path }).toString();
    if (target.by === 'path') return uri(target.path);
    const beside = (await this.files.list(TASK_DEFINITIONS)).filter(
      (each) => folderOf(pathOf(each)) === target.folder,
    );
    const tasks: string[] = [];
    for (const each of beside.slice(0, MOST_BESIDE)) {
      const { root } = readDocument((await this.files.snapshot(each)).getText(), each);
      if (recognise(root, each) !== 'taskDefinition') continue;
      if (baseName(each) === 'taskdef.json') return each;
      tasks.push(each);
    }
    return tasks.length === 1 ? tasks[0] : undefined;
  }

  /** The names of the containers that the task definition of a deployment has, where they are known. */
  async containersOf(
    file: PipelineFile,
    { target, containers }: Deployment,
  ): Promise<ReadonlySet<string> | undefined> {
    if (containers.length === 0) return undefined;
    const uri = await this.targetOf(file, target);
    if (uri === undefined) return undefined;
    const text = (await this.files.snapshot(uri)).getText();
    return containerNames(readDocument(text, uri), uri);
  }

  private async read(uri: string): Promise<PipelineFile> {
    const text = (await this.textOf(uri)) ?? '';
    const other = (path: string) => this.textOf(URI.parse(uri).with({ path }).toString());
    const known = this.known.get(uri);
    if (known?.text === text && (await areAll(known.called, other))) return known.file;
    const called = new Map<string, string | undefined>();
    const deployments = await readPipelineFile(pathOf(uri), text, async (path) => {
      called.set(path, await other(path));
      return called.get(path);
    });
    const file = { text: new Snapshot(uri, null, text), deployments };
    this.known.set(uri, { text, called, file });
    return file;
  }

  private async textOf(uri: string): Promise<string | undefined> {
    const read = await this.files.readSmall(uri);
    return 'text' in read ? read.text : undefined;
  }
}

/** Whether files still have these texts. */
async function areAll(
  texts: ReadonlyMap<string, string | undefined>,
  read: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  for (const [path, text] of texts) if ((await read(path)) !== text) return false;
  return true;
}
