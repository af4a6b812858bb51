import { type Edit, Editor } from '../text/edit.ts';
import type { Document } from '../text/read.ts';
import type { Finding } from './lint.ts';

/**
 * The edits of all fixes that cannot change what a document means. Of fixes that touch the same
 * text the first one is made; the others come with the next round.
 */
export function fixAll(document: Document, findings: readonly Finding[]): Edit[] {
  const editor = new Editor(document);
  const taken: Edit[] = [];
  for (const { severity, fixes } of findings) {
    // Hints are for who reads them; nobody wants them written into a file on saving.
    if (severity === 'hint') continue;
    const fix = fixes.find((each) => each.preferred);
    if (!fix) continue;
    const edits = fix.edits(editor);
    const free = edits.every((edit) => !taken.some((other) => touches(edit, other)));
    if (free) taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Edits that overlap, or insert at the same place, in an order that nobody could tell. */
function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
