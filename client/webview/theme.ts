import { useEffect, useState } from 'preact/hooks';

const FORCED = '(forced-colors: active)';

/** Counts the changes of the theme: what is drawn on a canvas is drawn again with each. */
export function useTheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const count = () => setChanges((old) => old + 1);
    const observer = new MutationObserver(count);
    const forced = window.matchMedia(FORCED);
    // VS Code sets a class on the body and its colours on the root.
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    forced.addEventListener('change', count);
    return () => {
      observer.disconnect();
      forced.removeEventListener('change', count);
    };
  }, []);
  return changes;
}
