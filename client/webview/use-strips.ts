import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { type Palette, readPalette } from './palette.ts';
import { useTheme } from './theme.ts';

/** What rows need for drawing: how wide their tracks are, and the theme's colours. */
export function useStrips(
  space: RefObject<HTMLElement | null>,
  wanted: boolean,
): { stripWidth: number; palette: Palette | undefined } {
  const [stripWidth, setWidth] = useState(0);
  const theme = useTheme();
  useLayoutEffect(() => {
    const node = space.current;
    if (!wanted || !node) return;
    // All rows are as wide as the first one.
    const measure = () => setWidth(node.querySelector('.strip')?.clientWidth ?? 0);
    const sizes = new ResizeObserver(measure);
    sizes.observe(node);
    measure();
    return () => sizes.disconnect();
  }, [wanted]);
  const palette = useMemo(() => (wanted ? readPalette() : undefined), [wanted, theme]);
  return { stripWidth, palette };
}
