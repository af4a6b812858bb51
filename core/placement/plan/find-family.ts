import { recognise } from '../../ecs/recognise.ts';
import { Trees } from './trees.ts';
import type { FileText } from './workspace.ts';

/**
 * The file with the task definition of a family: that of the revision if one is asked for, else the
 * newest. A file without a revision, as people write it, stands for any.
 * @param trees of files that were read before
 */
export async function findFamily(
  family: string,
  revision: number | undefined,
  uris: Iterable<string>,
  read: (uri: string) => Promise<FileText>,
  trees: Pick<Trees, 'get'> = new Trees(),
): Promise<string | undefined> {
  let newest: { uri: string; revision: number } | undefined;
  for (const uri of uris) {
    const file = await read(uri);
    // The cheap question first: most files of a workspace are something else.
    if (!('text' in file) || !file.text.includes(family)) continue;
    const root = trees.get(uri, file.text);
    if (typeof root === 'string') continue;
    const kind = recognise(root, uri);
    if (kind !== 'taskDefinition' && kind !== 'taskDefinitionOutput') continue;
    const task = kind === 'taskDefinition' ? root : root.get('taskDefinition');
    if (task.get('family').text !== family) continue;
    const own = task.get('revision').number;
    if (revision !== undefined && own !== undefined && own !== revision) continue;
    if (!newest || (own ?? 0) > newest.revision) newest = { uri, revision: own ?? 0 };
  }
  return newest?.uri;
}
