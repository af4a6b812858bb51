import { type Nearby, nearbyWish } from '../../core/assist/completion/nearby.ts';
import type { Scene } from '../../core/assist/scene.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import type { Json } from '../../core/text/edit.ts';
import { toValue } from '../../core/text/node.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { locateTaskDefinition } from '../task-definitions.ts';
import { TASK_DEFINITIONS } from '../workspace.ts';

/** Lists of containers, as "Save container as a sidecar template" names them. */
const SIDECARS = '**/*.container-definitions.json';

/** Files that are read for one completion. */
const MOST_SIDECARS = 20;

/** Reads from other files what can be written at a place; of files that are not asked for, none. */
export async function nearby(
  { files }: Session,
  { text: { uri } }: Parsed,
  scene: Scene,
  offset: number,
): Promise<Nearby> {
  const wish = nearbyWish(scene, offset);
  if (!wish) return {};
  const task = async () => {
    const found = wish.task && (await locateTaskDefinition({ files }, uri, wish.task));
    const file = found ? await files.read(found) : undefined;
    if (!found || !file || !('text' in file)) return undefined;
    return subjectOf(readDocument(file.text), found)?.tasks[0];
  };
  return {
    task: await task(),
    sidecars: wish.sidecars ? await sidecars(files) : [],
    taskDefinitions: wish.taskDefinitions
      ? (await files.list(TASK_DEFINITIONS)).flatMap((each) => relative(uri, each))
      : [],
  };
}

async function sidecars(files: Session['files']) {
  const found: { name: string; data: Json }[] = [];
  for (const uri of await files.list(SIDECARS, MOST_SIDECARS)) {
    const file = await files.read(uri);
    if (!('text' in file)) continue;
    for (const node of readDocument(file.text).root.items()) {
      const name = node.get('name').string;
      if (!name || node.kind !== 'object') continue;
      found.push({ name, data: toValue(node) as Json });
    }
  }
  return found;
}

/** The path of a file in the document's folder or below it. */
function relative(from: string, to: string): string[] {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return to.startsWith(folder) ? [`./${decodeURIComponent(to.slice(folder.length))}`] : [];
}
