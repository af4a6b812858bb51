import { baseName } from '../../text/paths.ts';
import { readAppSpec, readImageDefinitions, readImageDetail } from './aws-files.ts';
import { type Deployment, folderOf } from './deployment.ts';
import { readEcspresso } from './ecspresso.ts';
import { type ReadText, readWorkflow } from './workflow.ts';

type Reader = (path: string, text: string, read?: ReadText) => Deployment[] | Promise<Deployment[]>;

/** How a pipeline file is called, and how it is read. */
const READERS: readonly (readonly [name: RegExp, read: Reader])[] = [
  [/^appspec\.(?:ya?ml|json)$/i, readAppSpec],
  [/^imagedefinitions\.json$/i, readImageDefinitions],
  [/^imageDetail\.json$/i, readImageDetail],
  [/^ecspresso[\w.-]*\.(?:ya?ml|json)$/i, readEcspresso],
];

/** Files of a folder that may be pipeline files beside task definitions, as a glob for a search. */
export const PIPELINE_FILES =
  '**/{appspec,imagedefinitions,imageDetail,ecspresso*}.{yml,yaml,json}';

/** Workflows of GitHub Actions, as a glob for a search. */
export const WORKFLOWS = '**/.github/workflows/*.{yml,yaml}';

/** How the file of this path is read; undefined for what is no pipeline file. */
function readerOf(path: string): Reader | undefined {
  const name = baseName(path);
  if (folderOf(path).endsWith('.github/workflows')) {
    return /\.ya?ml$/i.test(name) ? readWorkflow : undefined;
  }
  return READERS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether a file tells by its path that it may be a pipeline file. */
export function isPipelineFile(path: string): boolean {
  return readerOf(path) !== undefined;
}

/**
 * What a pipeline file deploys; nothing for a file that is none or cannot be read.
 * @param path with forward slashes
 * @param read gives the text of other files of the repository that it calls; without it they are not known
 */
export async function readPipelineFile(
  path: string,
  text: string,
  read?: ReadText,
): Promise<readonly Deployment[]> {
  return (await readerOf(path)?.(path, text, read)) ?? [];
}
