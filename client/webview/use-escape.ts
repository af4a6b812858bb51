import { useEffect } from 'preact/hooks';
import { current, dispatch } from './store/store.ts';

/** Escape closes the answer, and gives the focus back to what was asked about. */
export function useEscape(): void {
  useEffect(() => {
    // On the window: what had the focus may be gone.
    const onKey = ({ key, target }: KeyboardEvent) => {
      const { selected } = current().kept;
      if (key !== 'Escape' || selected === undefined) return;
      dispatch({ type: 'close' });
      // Who types goes on typing.
      if (target instanceof Element && target.matches('input, select')) return;
      const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')];
      const back = stops.find((stop) => stop.dataset.id === selected);
      (back ?? stops.find((stop) => stop.tabIndex === 0))?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
