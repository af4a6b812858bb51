import { useEffect } from 'preact/hooks';

/**
 * Makes a double click one although its first click has opened an answer above the picture, which
 * moves what was clicked away from the pointer before the second.
 */
export function useDoubleClick(): void {
  useEffect(() => {
    let first: Element | null = null;
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.detail !== 2) {
        first = target?.closest('[data-stop]') ?? null;
        return;
      }
      if (!first?.isConnected || first.contains(target)) return;
      // What has come below the pointer was not meant.
      event.stopPropagation();
      event.preventDefault();
      first.dispatchEvent(new MouseEvent('dblclick'));
    };
    window.addEventListener('click', onClick, true);
    return () => window.removeEventListener('click', onClick, true);
  }, []);
}
