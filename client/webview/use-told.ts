import { useEffect, useState } from 'preact/hooks';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Explanation, Picture, Shuffle, Trial } from '../../core/view/picture.ts';
import type { ConstraintCompletions } from '../../protocol/panel.ts';
import { type FromHost, listen, send } from './host.ts';
import { toPng } from './png.ts';
import { otherTargets } from './variant.ts';

/** A trial with what was tried. */
export interface Tried {
  readonly trial: Trial;
  readonly changes: readonly PlanChange[];
  /** Targets of the changes since the sound one, with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
}

/** What the host has told, the latest of each. */
export interface Told {
  readonly picture?: Picture;
  /** The latest trial, and the latest one without an error: that stays while something is half typed. */
  readonly latest?: Tried | undefined;
  readonly sound?: Tried | undefined;
  readonly problem?: string | undefined;
  readonly explanation?: { readonly of: string; readonly text: Explanation } | undefined;
  readonly shuffle?: Shuffle | undefined;
  readonly fewest?: { readonly pool: number; readonly count: number | null } | undefined;
  /** Links of what the cursor in the text stands in. */
  readonly cursor: readonly string[];
  readonly said: string;
  readonly completions?: ConstraintCompletions;
}

/**
 * Listens to the host for as long as the panel lives.
 * @param onMessage what the panel does beyond showing it
 */
export function useTold(
  onMessage: (message: FromHost) => void,
): [Told, (some: Partial<Told>) => void] {
  const [told, setTold] = useState<Told>({ cursor: [], said: '' });
  const add = (some: Partial<Told>) => setTold((old) => ({ ...old, ...some }));
  useEffect(() => {
    const stop = listen((message) => {
      onMessage(message);
      if (message.type === 'exported') {
        return void toPng(message.text).then((said) => add({ said }));
      }
      setTold((old) => ({ ...old, ...newsOf(message, old) }));
    });
    send({ type: 'ready' });
    return stop;
  }, []);
  return [told, add];
}

function newsOf(message: Exclude<FromHost, { type: 'exported' }>, old: Told): Partial<Told> {
  switch (message.type) {
    case 'picture':
      return { picture: message.picture, problem: undefined };
    case 'problem':
      return { problem: message.message };
    case 'explanation':
      return { explanation: { of: message.task, text: message.explanation } };
    case 'trial':
      return newsOfTrial(message, old);
    case 'shuffle':
      return { shuffle: message.shuffle };
    case 'fewest':
      return { fewest: message };
    case 'highlight':
      return { cursor: message.links };
    case 'completions':
      return { completions: message };
    case 'said':
    case 'written':
      return { said: message.message };
    default:
      return {};
  }
}

/** A trial with an error is not shown, unless the error is none of what was changed last. */
function newsOfTrial(
  { trial, changes }: Extract<FromHost, { type: 'trial' }>,
  { sound }: Told,
): Partial<Told> {
  const wrong = new Set(trial.broken ? otherTargets(sound?.changes ?? [], changes) : []);
  const latest = { trial, changes, wrong };
  return wrong.size > 0 ? { latest } : { latest, sound: latest };
}
