import { readFileSync } from 'node:fs';
import type {
  ShortConstraint,
  ShortInstance,
  ShortRequest,
  ShortTask,
} from '../placement/build.ts';

/** A scenario as test/scenarios/placement.json holds it; which fields it has depends on its kind. */
export interface Scenario {
  readonly id: string;
  readonly kind: string;
  readonly instances?: readonly ShortInstance[];
  readonly task?: ShortTask;
  readonly group?: string;
  readonly strategy?: ShortRequest['strategy'];
  readonly constraints?: readonly ShortConstraint[];
  readonly count?: number;
  readonly remove?: number;
  readonly expect?: Expectation;
  /** What an arithmetic scenario is about. */
  readonly given?: Readonly<Record<string, number | string>>;
  readonly cases?: readonly Readonly<Record<string, unknown>>[];
}

export interface Expectation {
  readonly placed?: number;
  readonly unplaced?: number;
  readonly perInstance?: Readonly<Record<string, number>>;
  readonly perInstanceAfter?: Readonly<Record<string, number>>;
  readonly perAZ?: Readonly<Record<string, number>>;
  readonly azMultiset?: readonly number[];
  readonly instanceMultiset?: readonly number[];
  readonly onlyOn?: readonly string[];
  readonly never?: readonly string[];
  readonly failedOn?: readonly string[];
  readonly reason?: string;
  readonly metric?: number;
  readonly accepted?: number;
}

const file = new URL('./placement.json', import.meta.url);

export const all = JSON.parse(readFileSync(file, 'utf8')) as readonly Scenario[];

/** The scenarios of one kind. */
export function scenarios(kind: string): readonly Scenario[] {
  return all.filter((each) => each.kind === kind);
}

/** The scenario of this id. */
export function scenario(id: string): Scenario {
  const found = all.find((each) => each.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
}
