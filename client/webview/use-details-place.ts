import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Explanation } from '../../core/view/picture.ts';

/** What was chosen, in the picture or in what did not land. */
const CHOSEN =
  '.picture .chosen, .picture [aria-pressed="true"], .tray li button[aria-pressed="true"]';

/** Pixels between what was chosen and a sheet that would cover it. */
const SPACE = 8;

/**
 * Where the answer to "why" stands, as classes. Whoever clicks in the picture keeps it as it is: the
 * answer lies over the half that was not clicked, on a narrow screen as a sheet at the bottom. What did
 * not land is chosen above the picture, which then makes room beside itself, until it is closed.
 */
export function useDetailsPlace(
  selected: string | undefined,
  answer: Explanation | undefined,
): string {
  const [before, setBefore] = useState(false);
  const beside = useRef<boolean | undefined>(undefined);
  const seen = useRef<string | undefined>(undefined);
  if (selected === undefined) beside.current = undefined;
  else if (answer) beside.current ??= answer.kind === 'unplaced';
  useLayoutEffect(() => {
    if (!answer) {
      if (selected === undefined) seen.current = undefined;
      return;
    }
    // A new picture has a new answer; only a choice moves anything.
    if (seen.current === selected) return;
    seen.current = selected;
    const element = document.querySelector(CHOSEN);
    const chosen = element?.getBoundingClientRect();
    const details = document.querySelector('.details');
    if (!chosen || !details) return;
    setBefore((chosen.left + chosen.right) / 2 > document.documentElement.clientWidth / 2);
    if (getComputedStyle(details).position !== 'fixed') return;
    const whole = element?.closest('.instance')?.getBoundingClientRect() ?? chosen;
    const covered = whole.bottom + SPACE - details.getBoundingClientRect().top;
    if (covered > 0) window.scrollBy({ top: covered });
  }, [selected, answer]);
  if (selected === undefined || (!answer && !beside.current)) return '';
  if (beside.current) return 'with-details beside';
  return before ? 'with-details over before' : 'with-details over';
}
