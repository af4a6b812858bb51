import { useLayoutEffect } from 'preact/hooks';

/** Keeps the field of "What if" that has the focus where it is when what stands above it grows. */
export function useStillForm(): void {
  const active = document.activeElement;
  const field = active?.closest('.what-if') ? active : undefined;
  const before = field?.getBoundingClientRect().top;
  useLayoutEffect(() => {
    if (!field?.isConnected || before === undefined) return;
    const by = field.getBoundingClientRect().top - before;
    if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
  });
}
