import type { Links } from './links.ts';
import type { Say } from './placed.ts';

/** What an answer to "why" is given with. */
export interface Answering {
  readonly say: Say;
  readonly links: Links;
  /** Asked between trials for advice; true ends them. */
  readonly shouldStop: () => boolean;
}
