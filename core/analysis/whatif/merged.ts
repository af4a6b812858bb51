import type { Edit } from '../../text/edit.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { FileEdits } from '../change/files.ts';

const CONFLICT = 'Two of the changes set different values at the same place in {file}.';

/** The edits of several changes: those of one change are taken all together, or not at all. */
export class Merged {
  readonly edits = new Map<string, Edit[]>();
  readonly conflicts: Message[] = [];

  /** Takes the edits of one change, unless one of them overlaps with what was taken before. */
  add(change: FileEdits): void {
    const fresh: [uri: string, edit: Edit][] = [];
    for (const [uri, own] of change) {
      const before = this.edits.get(uri) ?? [];
      for (const edit of own) {
        // Services that share a task definition are given the same amount.
        if (before.some((other) => isSame(edit, other))) continue;
        if (before.some((other) => overlaps(edit, other))) {
          const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
          this.conflicts.push(message(CONFLICT, { file }));
          return;
        }
        fresh.push([uri, edit]);
      }
    }
    for (const [uri, edit] of fresh) this.edits.set(uri, [...(this.edits.get(uri) ?? []), edit]);
  }
}

/** The same edit; of two insertions only those that write a member: items are added one by one. */
function isSame(a: Edit, b: Edit): boolean {
  const where = a.start === b.start && a.end === b.end && a.text === b.text;
  return where && (a.start < a.end || memberIn(a.text) !== undefined);
}

/**
 * Whether two edits cannot both be made: they share a part of the text, or write the same member.
 * Ranges that only touch do not overlap, as the language server protocol has it.
 */
export function overlaps(a: Edit, b: Edit): boolean {
  const isInsertion = (edit: Edit) => edit.start === edit.end;
  if (isInsertion(a) && isInsertion(b)) {
    const member = memberIn(a.text);
    return a.start === b.start && member !== undefined && member === memberIn(b.text);
  }
  return a.start < b.end && b.start < a.end;
}

/** The key of the member that an insertion writes. */
function memberIn(text: string): string | undefined {
  return /^[\s,]*("(?:[^"\\]|\\.)*")\s*:/.exec(text)?.[1];
}
