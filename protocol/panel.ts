import type { PlanChange } from '../core/analysis/change/changes.ts';
import { type FleetOption, readFleetOptions } from './fleet-options.ts';
import type { ExportFormat } from './methods.ts';
import { readChanges } from './read-changes.ts';

export { MOST_CHANGES } from './read-changes.ts';

/*
 * What editor and panel say to each other. Both sides validate what they receive: what does not fit
 * is ignored and logged.
 */

/** What can be written between two offsets of a constraint expression. */
export interface ConstraintCompletions {
  /** The expression that was asked about. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
}

/** What the editor tells the panel. */
export type HostMessage =
  | { type: 'picture'; picture: unknown }
  | { type: 'explanation'; task: string; explanation: unknown }
  | { type: 'problem'; message: string }
  /** `changes`: those that were tried, which may no longer be the latest. */
  | { type: 'trial'; trial: unknown; changes: PlanChange[] }
  | { type: 'shuffle'; shuffle: unknown }
  /** `changes`: those with which the plan was simulated. */
  | { type: 'timeline'; timeline: unknown; changes: PlanChange[] }
  /** A column of the resilience grid. `changes`: those with which it was made. */
  | { type: 'resilience'; column: unknown; changes: PlanChange[] }
  /** `options` and `changes`: those with which the search was made. */
  | { type: 'fleet'; fleet: unknown; options: FleetOption[]; changes: PlanChange[] }
  /** `count` is null when no count lets everything land. */
  | { type: 'fewest'; instances: string; count: number | null }
  /** Links of what the cursor stands in. */
  | { type: 'highlight'; links: string[] }
  /** What of this group did not land is to be selected. */
  | { type: 'select'; group: string }
  | ({ type: 'completions' } & ConstraintCompletions)
  /** Something was done, or could not be. `written`: the changes are in the files now. */
  | { type: 'said' | 'written'; message: string }
  | { type: 'exported'; format: ExportFormat | 'png'; text: string };

/** What the panel tells the editor. */
export type ViewMessage =
  | { type: 'ready' }
  | { type: 'why'; task: string; changes: PlanChange[] }
  | { type: 'reveal'; link: string }
  | { type: 'try' | 'write' | 'shuffle' | 'timeline'; changes: PlanChange[] }
  | { type: 'fewest'; instances: string; changes: PlanChange[] }
  | { type: 'resilience'; column: number; changes: PlanChange[] }
  | { type: 'fleet'; options: FleetOption[]; changes: PlanChange[] }
  | { type: 'export'; format: ExportFormat | 'png'; changes: PlanChange[] }
  /** What can be written at an offset of a constraint expression? */
  | { type: 'complete'; text: string; offset: number }
  /** A PNG that the panel has made, in base64, for a file that the user chooses. */
  | { type: 'save'; data: string };

/** Ids of tasks and links are short; what is longer was not made by us. */
const LONGEST_ID = 2048;

/** Characters of an expression; ECS takes 2,000, and a longer one is to be told so. */
const LONGEST_EXPRESSION = 4000;

/** Base64 characters of a picture. */
const LONGEST_DATA = 30 * 1024 * 1024;

/** The message if it is one that the panel may send, else undefined. */
export function readViewMessage(value: unknown): ViewMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, task, link, instances, format, data, text, offset, column } = value;
  const changes = readChanges(value.changes ?? []);
  if (!changes) return undefined;
  switch (type) {
    case 'ready':
      return { type };
    case 'why':
      return isId(task) ? { type, task, changes } : undefined;
    case 'reveal':
      return isId(link) ? { type, link } : undefined;
    case 'try':
    case 'write':
    case 'shuffle':
    case 'timeline':
      return { type, changes };
    case 'fewest':
      return isId(instances) ? { type, instances, changes } : undefined;
    case 'fleet':
      return { type, options: readFleetOptions(value.options), changes };
    case 'resilience':
      return isCount(column) ? { type, column, changes } : undefined;
    case 'export':
      return isFormat(format) ? { type, format, changes } : undefined;
    case 'complete':
      return isExpression(text) && isCount(offset) && offset <= text.length
        ? { type, text, offset }
        : undefined;
    case 'save':
      return isBase64(data) ? { type, data } : undefined;
    default:
      return undefined;
  }
}

/** The message if it is one that the editor may send, else undefined. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, picture, task, explanation, message, trial, shuffle, instances, count } = value;
  const { links, format, text, group, start, end, labels } = value;
  const changes = readChanges(value.changes);
  switch (type) {
    case 'picture':
      return isRecord(picture) ? { type, picture } : undefined;
    case 'explanation':
      return isId(task) && isRecord(explanation) ? { type, task, explanation } : undefined;
    case 'trial':
      return isRecord(trial) && isRecord(trial.picture) && changes
        ? { type, trial, changes }
        : undefined;
    case 'timeline':
      return isRecord(value.timeline) && changes
        ? { type, timeline: value.timeline, changes }
        : undefined;
    case 'resilience':
      return isRecord(value.column) && changes
        ? { type, column: value.column, changes }
        : undefined;
    case 'fleet':
      return isRecord(value.fleet) && changes
        ? { type, fleet: value.fleet, options: readFleetOptions(value.options), changes }
        : undefined;
    case 'shuffle':
      return isRecord(shuffle) ? { type, shuffle } : undefined;
    case 'fewest':
      return isId(instances) && (count === null || isCount(count))
        ? { type, instances, count }
        : undefined;
    case 'highlight':
      return Array.isArray(links) && links.every(isId) ? { type, links } : undefined;
    case 'select':
      return typeof group === 'string' ? { type, group } : undefined;
    case 'completions':
      return isExpression(text) && isCount(start) && isCount(end) && isTexts(labels)
        ? { type, text, start, end, labels }
        : undefined;
    case 'problem':
    case 'said':
    case 'written':
      return typeof message === 'string' ? { type, message } : undefined;
    case 'exported':
      return isFormat(format) && typeof text === 'string' ? { type, format, text } : undefined;
    default:
      return undefined;
  }
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

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_EXPRESSION;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isFormat(value: unknown): value is ExportFormat | 'png' {
  return value === 'svg' || value === 'markdown' || value === 'json' || value === 'png';
}

function isBase64(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LONGEST_DATA && /^[A-Za-z\d+/]*={0,2}$/.test(value)
  );
}
