import { filledIn } from '../../ecs/known-values.ts';
import { type Scene, taskAround } from '../scene.ts';
import { PLAN, SERVICE, TASK, TEMPLATES } from '../templates.ts';
import { completionContext, contextInside } from './context.ts';
import type { CompletionItem } from './item.ts';
import { keyItems } from './keys.ts';
import type { Nearby } from './nearby.ts';
import { valueItems } from './values.ts';

/**
 * What can be written at an offset of a document, best first.
 * @param nearby what other files have, as far as `nearbyWish` asked for it
 */
export function completeAt(scene: Scene, offset: number, nearby: Nearby = {}): CompletionItem[] {
  if (scene.document.text.trim() === '') return templateItems(scene, nearby);
  if (isInComment(scene, offset)) return [];
  const context = completionContext(scene.document, scene.roots, offset);
  if (!context) return [];
  const { container } = context;
  const task = taskAround(scene, container.start, container.end);
  if (context.place.kind === 'key') {
    return keyItems(context, task, scene, nearby).sort((a, b) => a.rank - b.rank);
  }
  const inside = contextInside(context, scene.roots);
  const keys = inside ? keyItems(inside, task, scene, nearby) : [];
  const values = valueItems(context, task, scene, nearby);
  return [...values, ...keys].sort((a, b) => a.rank - b.rank);
}

function isInComment({ document }: Scene, offset: number): boolean {
  const { comments, text, notation } = document;
  return comments.some(
    ({ start, end }) =>
      start < offset &&
      (offset < end || (offset === end && text.startsWith(notation.lineComment, start))),
  );
}

/** An empty file is begun with a whole document. */
function templateItems({ document, tasks, services }: Scene, nearby: Nearby): CompletionItem[] {
  const ending = tasks.length > 0 ? TASK : services > 0 ? SERVICE : PLAN;
  const fitting = TEMPLATES.filter((template) => template.ending === ending);
  return fitting.map(({ title, snippet }, rank) => ({
    label: title,
    kind: 'block',
    snippet: filledIn(snippet, nearby.known ?? []),
    range: { start: 0, end: document.text.length },
    rank,
    filter: document.text || title,
  }));
}
