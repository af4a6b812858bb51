import { useEffect, useState } from 'preact/hooks';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Explanation, Picture } from '../../core/view/picture.ts';
import { send } from './host.ts';
import type { Kept } from './kept.ts';
import { explainedBy, isIn } from './selection.ts';
import type { Told } from './use-told.ts';
import type { Side } from './variant.ts';

interface From {
  readonly selected: string | undefined;
  /** The picture that the selection belongs to, its side, and the changes that it was made with. */
  readonly asked: Picture | undefined;
  readonly side: Side;
  readonly changes: readonly PlanChange[];
  readonly explanation: Told['explanation'];
  readonly update: (some: Partial<Kept>) => void;
  /** Selects nothing, and forgets what was told about it. */
  readonly drop: () => void;
}

export interface Selection {
  /** The answer to why what is selected is where it is. */
  readonly answer: Explanation | undefined;
  /** Selects, or no longer if it was selected. */
  readonly select: (id: string, on?: Side) => void;
  /** Goes from an answer to another one that it names; `back` leads back. */
  readonly follow: (id: string) => void;
  readonly back: (() => void) | undefined;
  readonly close: () => void;
}

/** Asks why what is selected is where it is, and remembers which answers led to which. */
export function useSelection(from: From): Selection {
  const { selected, asked, side, changes, explanation, update, drop } = from;
  const [trail, setTrail] = useState<readonly string[]>([]);
  const close = () => {
    drop();
    setTrail([]);
  };
  // A new picture may have moved the task, or no longer have it: ask again whenever either changes.
  useEffect(() => {
    if (selected === undefined || !asked) return;
    if (!isIn(asked, selected)) return close();
    send({ type: 'why', task: explainedBy(asked, selected), changes: [...changes] });
  }, [selected, asked, side]);

  const there = asked ? trail.filter((id) => isIn(asked, id)) : [];
  const last = there.at(-1);
  const isOf = asked && selected !== undefined && explainedBy(asked, selected);
  return {
    answer: explanation && explanation.of === isOf ? explanation.text : undefined,
    select(id, on = side) {
      setTrail([]);
      update({ selected: id === selected && on === side ? undefined : id, side: on });
    },
    follow(id) {
      if (selected !== undefined) setTrail([...there, selected]);
      update({ selected: id });
    },
    back:
      last === undefined
        ? undefined
        : () => {
            setTrail(there.slice(0, -1));
            update({ selected: last });
          },
    close,
  };
}
