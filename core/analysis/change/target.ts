/** What all changes have: a kind, names that tell of what, and often a value. */
interface AnyChange {
  readonly kind: string;
}

/** What a change is about, its values left out: of two about the same the later one counts. */
export function targetOf(change: AnyChange): string {
  const values = change as AnyChange & { readonly value?: unknown; readonly count?: unknown };
  const { value: _, count: __, ...address } = values;
  return JSON.stringify(Object.entries(address).sort());
}

/** The changes with one more; it takes the place of an earlier one about the same. */
export function withChange<C extends AnyChange>(changes: readonly C[], change: C): C[] {
  return [...withoutTarget(changes, targetOf(change)), change];
}

export function withoutTarget<C extends AnyChange>(changes: readonly C[], target: string): C[] {
  return changes.filter((each) => targetOf(each) !== target);
}

/** Targets about which two lists of changes say different things. */
export function otherTargets(a: readonly AnyChange[], b: readonly AnyChange[]): string[] {
  const said = (changes: readonly AnyChange[]) =>
    new Map(changes.map((change) => [targetOf(change), JSON.stringify(change)]));
  const [before, after] = [said(a), said(b)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (target) => before.get(target) !== after.get(target),
  );
}
