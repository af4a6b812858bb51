import type { PictureGroup, PictureInstance } from '../../core/view/picture.ts';
import type { Scale } from './geometry.ts';
import type { Palette } from './palette.ts';
import type { Focus } from './selection.ts';
import type { Difference, Side } from './variant.ts';

/** How instances are drawn in a part of the picture. */
export interface InstanceStyle {
  readonly groups: readonly PictureGroup[];
  readonly scale: Scale;
  /** The static host ports that services require. */
  readonly ports: readonly string[];
  readonly focus: Focus;
  /** One line instead of a card. */
  readonly compact: boolean;
  /** Pixels that the longest track takes; 0 until they are known. */
  readonly stripWidth: number;
  /** For rows: the colours to draw with. */
  readonly palette: Palette | undefined;
  /** Which of two variants it belongs to, where both are shown or one is tried. */
  readonly side: Side | undefined;
  readonly onSelect: (id: string) => void;
}

export interface InstanceProps extends InstanceStyle {
  readonly index: number;
  readonly instance: PictureInstance;
  readonly difference: Difference | undefined;
  /** The Tab key enters the picture here. */
  readonly tabStop: boolean;
}
