import type { Range } from '../../text/node.ts';

/** A `#` at the beginning of a line or behind white space begins a comment, unless it stands in a scalar. */
const COMMENT = /(?:^|[ \t])#[^\r\n]*/gm;

/**
 * The comments of a text.
 * @param scalars where its scalars stand, in any order
 */
export function commentsIn(text: string, scalars: readonly Range[]): Range[] {
  const inOrder = [...scalars].sort((a, b) => a.start - b.start);
  const comments: Range[] = [];
  let next = 0;
  for (const match of text.matchAll(COMMENT)) {
    const start = match.index + match[0].indexOf('#');
    while ((inOrder[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((inOrder[next]?.start ?? Number.POSITIVE_INFINITY) > start) {
      comments.push({ start, end: match.index + match[0].length });
    }
  }
  return comments;
}
