import type { PlanChange } from '../core/analysis/change/changes.ts';
import type { DocumentKind } from '../core/ecs/recognise.ts';
import type { Examples } from '../core/lint/rule.ts';
import type { FleetOption } from './fleet-options.ts';

/*
 * What editor, server and panel say to each other about placement, beyond the language server
 * protocol. URIs are strings as the language server protocol writes them.
 */

/** Names of the requests and notifications between editor and server. */
export const Method = {
  /** editor → server: what a document is taken for. */
  kind: 'stowage/kind',
  /** editor → server: the picture of a plan. */
  placement: 'stowage/placement',
  /** server → editor: the picture of this plan is no longer what it was. */
  placementChanged: 'stowage/placementChanged',
  /** editor → server: why one task, or one group of what did not land, is where it is. */
  why: 'stowage/why',
  /** editor → server: the picture with changes that are tried, not written. */
  try: 'stowage/try',
  /** editor → server: writes changes into the plan and what it refers to, as one edit. */
  write: 'stowage/write',
  /** editor → server: what other seeds come to. */
  shuffle: 'stowage/shuffle',
  /** editor → server: the smallest count of a group of instances with which everything lands. */
  fewest: 'stowage/fewest',
  /** editor → server: what happens over time with a plan, and with changes that are tried. */
  timeline: 'stowage/timeline',
  /** editor → server: what one disturbance does to each service. */
  resilience: 'stowage/resilience',
  /** editor → server: the picture as a text to take away. */
  export: 'stowage/export',
  /** editor → server: what can be written at a place of a constraint expression. */
  completeConstraint: 'stowage/completeConstraint',
  /** editor → server: the plans that place a task definition. */
  planFor: 'stowage/planFor',
  /** editor → server: a first plan for a task definition. */
  newPlan: 'stowage/newPlan',
  /** editor → server: a document to begin with, with the values that the workspace has. */
  template: 'stowage/template',
  /** editor → server: a task definition in words. */
  explain: 'stowage/explain',
  /** editor → server: the cheapest instances for a plan. */
  fleet: 'stowage/fleet',
  /** editor → server: the answer of a tool for language models. */
  tool: 'stowage/tool',
  /** editor → server: the cheapest instances for a plan and for changes that are tried, as a picture. */
  fleetPicture: 'stowage/fleetPicture',
  /** editor → server: the page of a rule. */
  rulePage: 'stowage/rulePage',
  /** editor → server: the panel of a plan was closed. */
  panelClosed: 'stowage/panelClosed',
  /** server → editor: the text of a file that is not open. */
  readFile: 'stowage/readFile',
  /** server → editor: the files of the workspace that fit a pattern. */
  listFiles: 'stowage/listFiles',
} as const;

/** A place in a document: zero-based lines, UTF-16 characters, as in the language server protocol. */
export interface Location {
  uri: string;
  range: { start: Position; end: Position };
}

export interface Position {
  line: number;
  character: number;
}

export interface DocumentParams {
  uri: string;
}

export interface ToolParams {
  name: string;
  /** As a language model gave it; the server judges it. */
  input: unknown;
}

/** What the tool says, or in a sentence why it says nothing. */
export type ToolResult = { answer: object } | { error: string };

export interface ReadFileParams extends DocumentParams {
  /** Bytes; a larger file is `tooLarge`. The editor has a limit of its own beside. */
  limit?: number;
}

export interface KindResult {
  kind: DocumentKind | null;
}

/** A `SentPicture` with the places its links lead to, or the sentence that says why there is none. */
export type PlacementResult =
  | { version: number; picture: unknown; links: Record<string, Location> }
  | { problem: string };

export interface WhyParams {
  uri: string;
  task: string;
  /** Changes that are being tried. */
  changes: readonly PlanChange[];
}

/** Changes to the picture of this version; to another one they would mean something else. */
export interface ChangesParams {
  uri: string;
  version: number;
  changes: readonly PlanChange[];
}

/**
 * A `SentTrial` with the places its links lead to, or the sentence that says why there is none; null when
 * the picture has changed in between, or another trial took its place.
 */
export type TryResult =
  | { trial: unknown; links: Record<string, Location> }
  | { problem: string }
  | null;

/** A `PictureTimeline`; null when the picture has changed in between. */
export type TimelineResult = { timeline: unknown } | null;

export interface ResilienceParams extends ChangesParams {
  /** Which of the disturbances, counted from 0. */
  column: number;
}

/** A `GridColumn`; null when the picture has changed in between. */
export type ResilienceResult = { column: unknown } | null;

export interface FleetPictureParams extends ChangesParams {
  options: readonly FleetOption[];
}

/** A `PictureFleet`; null when the picture has changed in between. */
export type FleetPictureResult = { fleet: unknown } | null;

/** The URIs of the files that were changed; or the sentence that says why none was. */
export type WriteResult = { written: string[] } | { problem: string };

/** A `Shuffle`; null when the picture has changed in between. */
export type ShuffleResult = { shuffle: unknown } | null;

export interface FewestParams extends ChangesParams {
  /** The name of the first instance of the group. */
  instances: string;
}

/** A count, or none with which everything lands. */
export type FewestResult = { count: number | null } | null;

export interface CompleteConstraintParams {
  /** The plan, whose instances' attributes and values are offered. */
  uri: string;
  /** The expression alone. */
  text: string;
  offset: number;
}

/** Labels that can stand between two offsets of the expression. */
export interface CompleteConstraintResult {
  start: number;
  end: number;
  labels: readonly string[];
}

export type ExportFormat = 'svg' | 'markdown' | 'json';

export interface ExportParams extends ChangesParams {
  format: ExportFormat;
}

export type ExportResult = { text: string } | { problem: string } | null;

/** An explanation with the places its links lead to; null for a task that is no longer there. */
export type WhyResult = { explanation: unknown; links: Record<string, Location> } | null;

export interface PlanForResult {
  /** URIs of plans. */
  plans: string[];
}

export interface TemplateParams extends DocumentParams {
  /** The id of a template. */
  template: string;
}

export interface TemplateResult {
  /** A snippet in the notation of VS Code; empty for a template that there is not. */
  snippet: string;
}

export interface RulePageParams {
  /** The id of a rule. */
  rule: string;
  /** Its examples, which the client reads from `dist/examples.json`; a page without them has none. */
  examples?: Examples | undefined;
}

/** Markdown; empty for a rule that there is not. */
export interface RulePageResult {
  text: string;
}

/** Markdown; empty for what is no plan. */
export interface FleetResult {
  text: string;
}

export interface NewPlanResult {
  /** A file name without folder, such as `web.stowage.json`. */
  name: string;
  text: string;
}

/** The text of a file, or why it cannot be had. */
export type ReadFileResult =
  | { text: string }
  | {
      error:
        | 'notFound'
        | 'isFolder'
        | 'notRegular'
        | 'tooLarge'
        | 'binary'
        | 'notAllowed'
        | 'untrusted';
    };

export interface ListFilesParams {
  /** URI of a folder; every folder of the workspace when left out. */
  folder?: string;
  /** A glob, such as `**\/*.stowage.json`. */
  pattern: string;
}

export interface ListFilesResult {
  uris: string[];
}
