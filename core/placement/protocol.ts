import type { DocumentKind } from '../ecs/recognise.ts';

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
  /** editor → server: the plans that place a task definition. */
  planFor: 'stowage/planFor',
  /** editor → server: a first plan for a task definition. */
  newPlan: 'stowage/newPlan',
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

export interface KindResult {
  kind: DocumentKind | null;
}

/** A picture with the places its links lead to, or the sentence that says why there is none. */
export type PlacementResult =
  | { version: number; picture: unknown; links: Record<string, Location> }
  | { problem: string };

export interface WhyParams {
  uri: string;
  task: string;
}

/** An explanation with the places its links lead to; null for a task that is no longer there. */
export type WhyResult = { explanation: unknown; links: Record<string, Location> } | null;

export interface PlanForResult {
  /** URIs of plans. */
  plans: string[];
}

export interface NewPlanResult {
  /** A file name without folder, such as `web.stowage.json`. */
  name: string;
  text: string;
}

/** The text of a file, or why it cannot be had. */
export type ReadFileResult =
  | { text: string }
  | { error: 'notFound' | 'isFolder' | 'tooLarge' | 'binary' | 'notAllowed' };

export interface ListFilesParams {
  /** URI of a folder; every folder of the workspace when left out. */
  folder?: string;
  /** A glob, such as `**\/*.stowage.json`. */
  pattern: string;
}

export interface ListFilesResult {
  uris: string[];
}

/** What the editor tells the panel. */
export type HostMessage =
  | { type: 'picture'; picture: unknown }
  | { type: 'explanation'; task: string; explanation: unknown }
  | { type: 'problem'; message: string };

/** What the panel tells the editor. */
export type ViewMessage =
  | { type: 'ready' }
  | { type: 'why'; task: string }
  | { type: 'reveal'; link: string };

/** Ids of tasks and links are short; what is longer was not made by us. */
const LONGEST_ID = 2048;

/** The message if it is one that the panel may send, else undefined. */
export function readViewMessage(value: unknown): ViewMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
      return { type: 'ready' };
    case 'why':
      return isId(value.task) ? { type: 'why', task: value.task } : undefined;
    case 'reveal':
      return isId(value.link) ? { type: 'reveal', link: value.link } : undefined;
    default:
      return undefined;
  }
}

/** The message if it is one that the editor may send, else undefined. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, picture, task, explanation, message } = value;
  if (type === 'picture' && isRecord(picture)) return { type, picture };
  if (type === 'explanation' && isId(task) && isRecord(explanation)) {
    return { type, task, explanation };
  }
  if (type === 'problem' && typeof message === 'string') return { type, message };
  return undefined;
}

/** What the panel keeps over a reload: the plan it shows. */
export function readPanelState(value: unknown): { plan: string } | undefined {
  return isRecord(value) && isId(value.plan) ? { plan: value.plan } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID;
}
