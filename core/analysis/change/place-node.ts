import type { Place } from '../../plan/finding.ts';
import { type Member, MISSING, type Node } from '../../text/node.ts';

/**
 * The object that a place of a plan names: where its range, or that of its key, begins. A missing
 * node when the text is no longer the one that the place was taken from.
 */
export function nodeAt(root: Node, { range }: Place): Node {
  let here: Node | undefined = root;
  while (here) {
    if (here.start === range.start && here.kind === 'object') return here;
    if (here.start === range.start && here.kind === 'array' && here.end === range.end) return here;
    const member: Member | undefined = here.members.find(
      ({ keyRange, value }) => keyRange.start <= range.start && range.start <= value.end,
    );
    if (member?.keyRange.start === range.start) return member.value;
    here =
      member?.value ??
      here.items().find((item) => item.start <= range.start && range.start < item.end);
  }
  return MISSING;
}
