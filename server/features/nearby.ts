import { type Nearby, nearbyWish } from '../../core/assist/completion/nearby.ts';
import type { Scene } from '../../core/assist/scene.ts';
import type { TaskDefinition } from '../../core/ecs/task-definition.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import type { Json } from '../../core/text/edit.ts';
import { toValue } from '../../core/text/node.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { locateTaskDefinitions } from '../task-definitions.ts';
import { TASK_DEFINITIONS } from '../workspace.ts';

/** Lists of containers, as "Save container as a sidecar template" names them. */
const SIDECARS = '**/*.container-definitions.json';

/** Files that are read for one completion. */
const MOST_SIDECARS = 20;

/** Reads from other files what can be written at a place; of files that are not asked for, none. */
export async function nearby(
  { files, values }: Session,
  parsed: Parsed,
  scene: Scene,
  offset: number,
): Promise<Nearby> {
  const { uri } = parsed.text;
  const known = await values.around(uri, parsed);
  const wish = nearbyWish(scene, offset);
  if (!wish) return { known };
  return {
    known,
    tasks: wish.task === undefined ? [] : await tasksOf(files, uri, wish.task),
    sidecars: wish.sidecars ? await sidecars(files) : [],
    taskDefinitions: wish.taskDefinitions
      ? (await files.list(TASK_DEFINITIONS)).flatMap((each) => relative(uri, each))
      : [],
  };
}

/** The task definitions that a service can mean: variants of a family for several environments. */
async function tasksOf(
  files: Session['files'],
  base: string,
  reference: string,
): Promise<TaskDefinition[]> {
  const tasks: TaskDefinition[] = [];
  for (const uri of await locateTaskDefinitions({ files }, base, reference)) {
    const file = await files.read(uri);
    if (!('text' in file)) continue;
    tasks.push(...(subjectOf(readDocument(file.text, uri), uri)?.tasks ?? []));
  }
  return tasks;
}

async function sidecars(files: Session['files']) {
  const found: { name: string; data: Json }[] = [];
  for (const uri of await files.list(SIDECARS, MOST_SIDECARS)) {
    const file = await files.read(uri);
    if (!('text' in file)) continue;
    for (const node of readDocument(file.text, uri).root.items()) {
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
