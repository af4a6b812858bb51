import type { Place } from '../../plan/finding.ts';
import type { Edit } from '../../text/edit.ts';
import type { FileEdits } from '../change/files.ts';

/**
 * Where a place of a plan that is tried stands in the files as they are, before the edits. What an
 * edit would write stands where it would write it.
 */
export function originOf(edits: FileEdits): (place: Place) => Place {
  return (place) => {
    const own = edits.get(place.uri);
    if (!own) return place;
    const start = offsetBefore(own, place.range.start, false);
    const end = Math.max(start, offsetBefore(own, place.range.end, true));
    return { uri: place.uri, range: { start, end } };
  };
}

/**
 * The offset in the text before `applyEdits` of one in the text after it.
 * @param closing whether a range ends there: it ends before what was removed, and begins behind it
 */
function offsetBefore(edits: readonly Edit[], offset: number, closing: boolean): number {
  let from = 0;
  // By how much what follows has moved.
  let moved = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (start < from) continue;
    if (offset < start + moved || (closing && offset === start + moved)) break;
    if (offset < start + moved + text.length) return start;
    moved += text.length - (end - start);
    from = end;
  }
  return Math.max(from, offset - moved);
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
