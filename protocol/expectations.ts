import type { Position } from './methods.ts';

/*
 * What editor and server say to each other about what plans expect and what comes of them.
 */

/** editor → server: what a plan expects, and what comes of it. */
export type ExpectMethod = 'stowage/expect';

export interface ExpectParams {
  uri: string;
}

/** editor → server: what came of a plan in one short line; null for what is no plan. */
export type SummaryMethod = 'stowage/summary';

export type SummaryResult = { text: string } | null;

/** Every expectation of a plan in the order of its text; empty for a plan without any. */
export interface ExpectResult {
  expectations: JudgedExpectation[];
}

export interface JudgedExpectation {
  /** The same as long as the plan expects the same. */
  id: string;
  /** What is expected, in words. */
  label: string;
  range: { start: Position; end: Position };
  passed: boolean;
  /** What was found. */
  message: string;
}
