import type { PlanChange } from '../../../core/analysis/change/changes.ts';
import { targetOf } from '../../../core/analysis/change/target.ts';
import { set, unset } from './actions.ts';
import { wrongOf } from './selectors.ts';
import { useStore } from './store.ts';

type Of<K extends PlanChange['kind']> = Extract<PlanChange, { readonly kind: K }>;
type ValueOf<K extends PlanChange['kind']> =
  Of<K> extends { readonly value: infer V } ? V : undefined;

/** A value that a form sets. */
export interface TriedValue<V> {
  /** What is tried; undefined when it is that of the file. */
  readonly value: V | undefined;
  /** The plan cannot be read with it. */
  readonly wrong: boolean;
  /** Tries another value; undefined goes back to that of the file. */
  readonly set: (value: V | undefined, words?: boolean) => void;
}

/**
 * What is tried of something.
 * @param about a change without its value: the kind, and the names that tell of what
 */
export function useTried<K extends PlanChange['kind']>(
  about: { readonly kind: K } & Omit<Of<K>, 'value'>,
): TriedValue<ValueOf<K>> {
  const target = targetOf(about);
  const change = useStore(({ kept }) => kept.changes.find((each) => targetOf(each) === target));
  const wrong = useStore((state) => wrongOf(state).has(target));
  return {
    value: (change as { readonly value?: ValueOf<K> } | undefined)?.value,
    wrong,
    set(value, words) {
      const next = { ...about, value } as unknown as PlanChange;
      if (value === undefined) unset(next, words);
      else set(next, words);
    },
  };
}
