import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const STOPS = 'button:not(:disabled), summary, [role="radio"]';

/**
 * Makes a group of controls one stop of the Tab key: the arrow keys move inside of it, as in a toolbar
 * of ARIA.
 */
export function useRoving(space: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const stops = () => [...(space.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
  useLayoutEffect(() => {
    const all = stops();
    const entry = all.find((each) => each.tabIndex === 0 && each.dataset.entry) ?? all[0];
    for (const each of all) mark(each, each === entry);
  });
  return (event) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const all = stops();
    const at = all.indexOf(event.target as HTMLElement);
    if (by === 0 || at < 0) return;
    const next = all[(at + by + all.length) % all.length];
    if (!next) return;
    for (const each of all) mark(each, each === next);
    next.focus();
    event.preventDefault();
    event.stopPropagation();
  };
}

function mark(stop: HTMLElement, isEntry: boolean): void {
  stop.tabIndex = isEntry ? 0 : -1;
  if (isEntry) stop.dataset.entry = 'true';
  else delete stop.dataset.entry;
}
