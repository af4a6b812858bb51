import type { Timing } from '../../core/simulation/parameters.ts';
import type { Members } from './blocks.ts';

/** One run of a block: what is given, what happens, what should come of it. */
export interface Case {
  readonly given: Given;
  readonly events: readonly Members[];
  readonly expect: Members;
  readonly timing: Timing;
  /** Runs blocks of the same file again. */
  readonly again: (id: string) => string;
}

/** How a kind of block is read: names of its members and the question that it puts to the engine. */
export interface Kind {
  readonly inputs: readonly string[];
  readonly results: readonly string[];
  readonly run: (one: Case) => Members;
  /** Members whose order does not matter. */
  readonly multisets?: readonly string[];
  /** Members that are compared in a way of their own. */
  readonly compare?: Readonly<Record<string, (expected: unknown, actual: unknown) => boolean>>;
}

/** Members with the types that a kind needs; a wrong type is an error of the block. */
export class Given {
  readonly members: Members;

  constructor(members: Members) {
    this.members = members;
  }

  has(name: string): boolean {
    return this.members[name] !== undefined;
  }

  number(name: string, fallback?: number): number {
    const value = this.members[name] ?? fallback;
    if (typeof value !== 'number') throw new Error(`${name} is no number`);
    return value;
  }

  /** A number, or undefined where it is null or absent. */
  optional(name: string): number | undefined {
    const value = this.members[name];
    return value === null || value === undefined ? undefined : this.number(name);
  }

  text(name: string, fallback?: string): string {
    const value = this.members[name] ?? fallback;
    if (typeof value !== 'string') throw new Error(`${name} is no text`);
    return value;
  }

  bool(name: string, fallback = false): boolean {
    const value = this.members[name] ?? fallback;
    if (typeof value !== 'boolean') throw new Error(`${name} is neither true nor false`);
    return value;
  }

  list(name: string): readonly unknown[] {
    const value = this.members[name];
    if (!Array.isArray(value)) throw new Error(`${name} is no list`);
    return value;
  }

  numbers(name: string): readonly number[] {
    return this.list(name).map((value) => {
      if (typeof value !== 'number') throw new Error(`${name} is no list of numbers`);
      return value;
    });
  }

  /** A step curve: pairs of a time and a value. */
  pairs(name: string): readonly (readonly [number, number])[] {
    return this.list(name).map((value) => {
      const [time, amount] = Array.isArray(value) ? value : [];
      if (typeof time !== 'number' || typeof amount !== 'number') {
        throw new Error(`${name} is no list of pairs`);
      }
      return [time, amount] as const;
    });
  }
}

/** Puts a question that one formula answers. */
export function formula(
  inputs: readonly string[],
  results: readonly string[],
  run: (given: Given, one: Case) => Members,
): Kind {
  return { inputs, results, run: (one) => run(one.given, one) };
}
