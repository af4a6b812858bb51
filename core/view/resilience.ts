import type { PlanChange } from '../analysis/change/changes.ts';

/*
 * What disturbances do to the services of a plan, as the panel and the command line show it: one column for
 * each disturbance, which are made one after the other. Plain data, sentences in the reader's language.
 */

/** One column of the grid, with all headings. */
export interface GridColumn {
  /** Names of the services, in file order. */
  readonly services: readonly string[];
  readonly heads: readonly GridHead[];
  /** Which of the columns this is; none where nothing can happen. */
  readonly column: number;
  /** By service; null where the disturbance cannot happen to it. */
  readonly cells: readonly (GridMark | null)[];
}

/** A disturbance. */
export interface GridHead {
  readonly label: string;
  /** The same as a sentence. */
  readonly title: string;
}

/** What a disturbance does to a service. */
export interface GridMark {
  readonly outcome: 'unaffected' | 'recovers' | 'waits' | 'stuck';
  /** No task is healthy for some time. */
  readonly down: boolean;
  /** Tasks that have no place at the end. */
  readonly missing: number;
  /** Seconds below the desired count, or until the deployment has completed. */
  readonly seconds: number;
  /** A few characters: the tasks that are missing, or the time until it recovers. */
  readonly text: string;
  /** The whole as a sentence. */
  readonly tip: string;
  /** What shows it over time when it is tried. */
  readonly changes: readonly PlanChange[];
}
