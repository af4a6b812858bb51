import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { type Palette, readPalette } from './palette.ts';
import { useTheme } from './theme.ts';

/**
 * What drawing needs: how wide the space for tracks is, and for rows the theme's colours.
 * @param density `undefined` where there are no tracks
 */
export function useStrips(
  space: RefObject<HTMLElement | null>,
  density: 'cards' | 'rows' | undefined,
): { stripWidth: number; palette: Palette | undefined } {
  const [stripWidth, setWidth] = useState(0);
  const theme = useTheme();
  useLayoutEffect(() => {
    const node = space.current;
    if (!density || !node) return;
    // All are as wide as the first one.
    const measure = () => setWidth(node.querySelector('.strip, .track-space')?.clientWidth ?? 0);
    const sizes = new ResizeObserver(measure);
    sizes.observe(node);
    measure();
    return () => sizes.disconnect();
  }, [density]);
  const wanted = density === 'rows';
  const palette = useMemo(() => (wanted ? readPalette() : undefined), [wanted, theme]);
  return { stripWidth, palette };
}
