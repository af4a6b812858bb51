import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Where the focus goes from a part of the panel when what had it is gone; the first that is there. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  '.details': ['.details h2', '[data-stop][aria-pressed="true"]'],
  '.lead': ['.lead .chips button', '.lead .acts button:enabled', '.what-if-toggle'],
  '.shuffle': ['.menu summary'],
};
const ELSE = ['[data-stop][tabindex="0"]', '[data-stop]', '.what-if-toggle'];

/**
 * Keeps the focus in the panel, near where it was, when the element that had it goes.
 * @param waits an answer is on its way, which takes the focus of the one that led to it
 */
export function useFocus(waits: boolean): void {
  const last = useRef<{ element: Element; part: string } | undefined>(undefined);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const part = Object.keys(NEXT).find((each) => target.closest(each)) ?? '';
      last.current = { element: target, part };
    };
    window.addEventListener('focusin', remember);
    return () => window.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    if (!last.current || last.current.element.isConnected) return;
    if (!document.hasFocus() || document.activeElement !== document.body) return;
    if (waits && last.current.part === '.details') return;
    const ways = [...(NEXT[last.current.part] ?? []), ...ELSE];
    for (const way of ways) {
      const next = document.querySelector<HTMLElement>(way);
      if (next) return next.focus({ preventScroll: true });
    }
  });
}
