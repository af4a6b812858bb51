import type { Node } from './node.ts';
import { firstFrom, type Template } from './placeholders.ts';

/**
 * Marks as open what stands around a loop or condition: it may have more members than the text shows.
 * Takes time in proportion to the tree.
 */
export function openAround(root: Node, templates: readonly Template[]): void {
  const controls = templates.filter(({ control }) => control);
  if (controls.length === 0) return;
  root.open = true;
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const values = node.members.length > 0 ? node.members.map((m) => m.value) : node.items();
    // Values and templates are in order: both are gone through once, side by side.
    let next = firstFrom(controls, node.start);
    for (const value of values) {
      while ((controls[next]?.start ?? Number.POSITIVE_INFINITY) < value.start) next++;
      if ((controls[next]?.end ?? Number.POSITIVE_INFINITY) > value.end) continue;
      value.open = true;
      waiting.push(value);
    }
  }
}
