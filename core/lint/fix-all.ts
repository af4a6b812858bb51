import type { Document } from '../text/document.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Node } from '../text/node.ts';
import type { Finding } from './finding.ts';

/** One fix may make room for the next; no document needs more rounds than this. */
const MAX_ROUNDS = 10;

/** Findings of one rule that are fixed at once. */
const MAX_EACH = 100;

/** What came of fixing a document round after round. */
export interface FixResult {
  /** The text with the fixes; the one given where `settled` is false. */
  readonly document: Document;
  /** False when every round still found something to fix: fixes that undo or repeat one another. */
  readonly settled: boolean;
}

/**
 * Makes all fixes that cannot change what a document means, until no more are found. When that does
 * not end within `MAX_ROUNDS` rounds, the document stays as it was.
 * @param judge the findings of a document
 */
export function fixUntilSettled(
  document: Document,
  judge: (document: Document) => readonly Finding[],
): FixResult {
  let fixed = document;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = fixAll(fixed, judge(fixed));
    if (edits.length === 0) return { document: fixed, settled: true };
    fixed = fixed.notation.read(applyEdits(fixed.text, edits));
  }
  return { document, settled: false };
}

/**
 * Makes the first fix of every finding, one after the other, as long as they become fewer: for the findings
 * of one rule, whatever the fix changes.
 * @param judge the findings of the rule in a document
 * @returns the text with the fixes; the text as it was where a fix would break it
 */
export function fixEach(
  document: Document,
  judge: (document: Document) => readonly Finding[],
): string {
  if (document.problems.length > 0) return document.text;
  let fixed = document;
  let findings = judge(document);
  for (let round = 0; round < MAX_EACH; round++) {
    const fix = findings.find(({ fixes }) => fixes.length > 0)?.fixes[0];
    if (!fix) break;
    const edits = fix.edits(fixed.notation.editor(fixed));
    if (edits.length === 0 || !isSound(fixed, edits)) break;
    const next = fixed.notation.read(applyEdits(fixed.text, edits));
    const left = judge(next);
    if (left.length >= findings.length) break;
    fixed = next;
    findings = left;
  }
  return fixed.text;
}

/**
 * The edits of all fixes that cannot change what a document means. Of fixes that touch the same
 * text the first one is made; the others come with the next round.
 * @returns nothing for a document with syntax problems, whose tree is a guess, and nothing when the
 * edits together would bring a syntax problem or a duplicate key
 */
export function fixAll(document: Document, findings: readonly Finding[]): Edit[] {
  if (document.problems.length > 0) return [];
  const edits = editsOf(document, findings);
  return edits.length > 0 && isSound(document, edits) ? edits : [];
}

function editsOf(document: Document, findings: readonly Finding[]): Edit[] {
  const editor = document.notation.editor(document);
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

/** Whether the text after the edits reads as well as before. */
function isSound(document: Document, edits: readonly Edit[]): boolean {
  const after = document.notation.read(applyEdits(document.text, edits));
  return after.problems.length === 0 && duplicateKeys(after) <= duplicateKeys(document);
}

/** How many members have a key that their object has already; the reader bounds the depth. */
function duplicateKeys({ root }: Document): number {
  let count = 0;
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    count += node.members.length - new Set(node.members.map(({ key }) => key)).size;
    for (const { value } of node.members) waiting.push(value);
    for (const item of node.items()) waiting.push(item);
  }
  return count;
}
