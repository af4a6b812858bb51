import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Explanation } from '../../core/view/picture.ts';

/** What was chosen, in the picture or in what could not be placed. */
const CHOSEN =
  '.picture .chosen, .picture [aria-pressed="true"], .tray li button[aria-pressed="true"]';

/** Pixels between what was chosen and an answer that docks below it. */
const SPACE = 8;

/** Scrolls what was chosen into sight where the answer to it docks at the bottom. */
export function useDetailsPlace(
  selected: string | undefined,
  answer: Explanation | undefined,
): void {
  const seen = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (!answer) {
      if (selected === undefined) seen.current = undefined;
      return;
    }
    // A new picture has a new answer; only a choice moves anything.
    if (seen.current === selected) return;
    seen.current = selected;
    showAnswer();
    const element = document.querySelector(CHOSEN);
    const dock = document.querySelector('.dock');
    if (!element || !dock || getComputedStyle(dock).position !== 'fixed') return;
    const whole = (element.closest('.instance') ?? element).getBoundingClientRect();
    const covered = whole.bottom + SPACE - dock.getBoundingClientRect().top;
    if (covered > 0) window.scrollBy({ top: covered });
  }, [selected, answer]);
}

/** Scrolls what holds the answer, not the page: a form may stand above it. */
function showAnswer(): void {
  const details = document.querySelector('.side .details');
  for (const holder of document.querySelectorAll('.side, .dock')) {
    if (!details || holder.scrollHeight <= holder.clientHeight) continue;
    const by = details.getBoundingClientRect().top - holder.getBoundingClientRect().top;
    holder.scrollTop += by - SPACE;
  }
}
