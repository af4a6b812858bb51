import type { Edit } from '../../text/edit.ts';

/**
 * An edit of a changed text as an edit of the text before it was changed.
 * @param before the edits that changed the text, with the offsets of the text before; none overlap
 * @returns undefined where it touches what they wrote
 */
export function mapBack(edit: Edit, before: readonly Edit[]): Edit | undefined {
  let shift = 0;
  for (const each of [...before].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = each.start + shift;
    const end = start + each.text.length;
    if (edit.end <= start) break;
    if (edit.start < end) return undefined;
    shift += each.text.length - (each.end - each.start);
  }
  return { start: edit.start - shift, end: edit.end - shift, text: edit.text };
}

/** Whether two edits of one text change the same place. */
export function overlap(a: Edit, b: Edit): boolean {
  return a.start < b.end && b.start < a.end;
}
