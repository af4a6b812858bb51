import { type Scene, taskAround } from '../scene.ts';
import { completionContext } from './context.ts';
import type { CompletionItem } from './item.ts';
import { keyItems } from './keys.ts';
import { valueItems } from './values.ts';

/** What can be written at an offset of a document, best first. */
export function completeAt(scene: Scene, offset: number): CompletionItem[] {
  const context = completionContext(scene.roots, scene.document.text, offset);
  if (!context) return [];
  const { container } = context;
  const task = taskAround(scene, container.start, container.end);
  const items = context.kind === 'key' ? keyItems(context, task) : valueItems(context, task);
  return items.sort((a, b) => a.rank - b.rank);
}
