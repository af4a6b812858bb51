import type { Subject } from '../../lint/subject.ts';
import { completionContext } from './context.ts';
import type { CompletionItem } from './item.ts';
import { keyItems } from './keys.ts';
import { valueItems } from './values.ts';

/** What can be written at an offset of a document, best first. */
export function completeAt(subject: Subject, offset: number): CompletionItem[] {
  const context = completionContext(subject.parts, subject.document.text, offset);
  if (!context) return [];
  const { container } = context;
  const task = subject.tasks.find(({ whole, node, containerDefinitions }) => {
    const around = whole ? node : containerDefinitions;
    return around.start <= container.start && container.end <= around.end;
  });
  const items = context.kind === 'key' ? keyItems(context, task) : valueItems(context, task);
  return items.sort((a, b) => a.rank - b.rank);
}
