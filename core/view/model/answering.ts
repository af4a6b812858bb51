import type { PlanChange } from '../../analysis/change/changes.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Links } from './links.ts';
import type { Say } from './placed.ts';

/** What is tried already, when an answer is about a trial. */
export interface TriedAlready {
  readonly changes: readonly PlanChange[];
  /** The plan as it stands in the files. */
  readonly file: Plan;
}

/** What an answer to "why" is given with. */
export interface Answering {
  readonly say: Say;
  readonly links: Links;
  /** Asked between trials for advice; true ends them. */
  readonly shouldStop: () => boolean;
  readonly already?: TriedAlready | undefined;
}
