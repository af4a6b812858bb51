import { useEffect, useRef } from 'preact/hooks';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture, Trial } from '../../core/view/picture.ts';
import { send } from './host.ts';
import { t } from './text.ts';
import type { Told } from './use-told.ts';

/** Milliseconds of quiet before what is being typed is tried. */
const QUIET = 120;

/** The same for words: each but the last is half an expression. */
const QUIET_WORDS = 400;

export const NO_CHANGES: readonly PlanChange[] = [];
const NO_TARGETS: ReadonlySet<string> = new Set();

export interface TrialState {
  /** The picture of the last trial without an error. */
  readonly tried: Picture | undefined;
  /** What that was made with; what is half typed is not among it. */
  readonly made: readonly PlanChange[];
  /** Whether what is tried has been answered, well or not. */
  readonly answered: boolean;
  readonly problems: readonly string[];
  /** Targets of the changes with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
  /** Why what is tried cannot be written, if so. */
  readonly cannotWrite: string | undefined;
}

/** Tries changes after each of them, and anew when the file has changed. */
export function useTrial(
  changes: readonly PlanChange[],
  picture: Picture | undefined,
  told: Told,
  tell: (some: Partial<Told>) => void,
): TrialState {
  const waiting = useRef(0);
  useEffect(() => {
    tell({ shuffle: undefined, fewest: undefined });
    clearTimeout(waiting.current);
    if (changes.length === 0) tell({ latest: undefined, sound: undefined });
    else if (picture) {
      const inWords = document.activeElement?.matches(
        '.what-if [role="combobox"], .type-field input',
      );
      const attempt = () => send({ type: 'try', changes: [...changes] });
      waiting.current = window.setTimeout(attempt, inWords ? QUIET_WORDS : QUIET);
    }
  }, [changes, picture]);
  const [sound, latest] = changes.length > 0 ? [told.sound, told.latest] : [];
  return {
    tried: sound?.trial.picture,
    made: sound?.changes ?? NO_CHANGES,
    answered: latest !== undefined,
    problems: latest?.trial.problems ?? [],
    wrong: latest?.wrong ?? NO_TARGETS,
    cannotWrite: latest && whyNot(latest.trial),
  };
}

function whyNot({ broken, problems, writable }: Trial): string | undefined {
  if (broken) return t("Can't write yet: {problem}", { problem: problems[0] ?? '' });
  return writable ? undefined : t('Zone failures can be simulated but not saved.');
}
