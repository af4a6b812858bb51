import type { Picture } from '../../core/view/picture.ts';
import type { Section } from './sections.ts';

/** The same instance in two variants, by its indices there; one of them may lack it. */
export interface Pair {
  readonly name: string;
  readonly a: number | undefined;
  readonly b: number | undefined;
}

export interface PairedSection {
  readonly name: string;
  readonly a: Section;
  readonly b: Section;
  readonly pairs: readonly Pair[];
}

/** Puts the sections of two variants together, so that the same instances stand side by side. */
export function pair(
  a: Picture,
  inA: readonly Section[],
  b: Picture,
  inB: readonly Section[],
): PairedSection[] {
  const names = [...new Set([...inA, ...inB].map(({ name }) => name))].sort();
  return names.map((name) => {
    const left = inA.find((section) => section.name === name) ?? empty(name);
    const right = inB.find((section) => section.name === name) ?? empty(name);
    const pairs = new Map<string, Pair>();
    for (const index of left.instances) {
      const own = a.instances[index]?.name ?? '';
      pairs.set(own, { name: own, a: index, b: undefined });
    }
    for (const index of right.instances) {
      const own = b.instances[index]?.name ?? '';
      pairs.set(own, { name: own, a: pairs.get(own)?.a, b: index });
    }
    return { name, a: left, b: right, pairs: [...pairs.values()] };
  });
}

function empty(name: string): Section {
  return { name, instances: [], tasks: 0 };
}
