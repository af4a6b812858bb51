import type { PlanChange } from '../../../core/analysis/change/changes.ts';
import { targetOf, withChange, withoutTarget } from '../../../core/analysis/change/target.ts';
import { MOST_CHANGES } from '../../../protocol/panel.ts';
import { send } from '../host.ts';
import type { Kept } from '../kept.ts';
import { t } from '../text.ts';
import { madeOf, shownChangesOf } from './selectors.ts';
import { current, dispatch } from './store.ts';

/** Looks at the picture in another way. */
export function view(kept: Partial<Kept>): void {
  dispatch({ type: 'view', kept });
}

/** Tries a change that a form makes, instead of an earlier one about the same. */
export function set(change: PlanChange, words = false): void {
  changeTo(withChange(current().kept.changes, change), words);
}

/** Takes a change back: what it is about is that of the file again. */
export function unset(about: PlanChange, words = false): void {
  changeTo(withoutTarget(current().kept.changes, targetOf(about)), words);
}

function changeTo(changes: readonly PlanChange[], words: boolean): void {
  if (fits(changes)) dispatch({ type: 'change', changes, words });
}

/** Tries changes that a button offers; what they come to stands above what was clicked. */
export function attempt(changes: readonly PlanChange[]): void {
  if (!fits(changes)) return;
  dispatch({ type: 'try', changes });
  window.scrollTo({ top: 0 });
}

/** Tries changes besides what is tried already. */
export function attemptAlso(...changes: readonly PlanChange[]): void {
  attempt(changes.reduce<readonly PlanChange[]>(withChange, madeOf(current())));
}

function fits(changes: readonly PlanChange[]): boolean {
  if (changes.length <= MOST_CHANGES) return true;
  const template =
    'A trial takes at most {most} changes: write these to the plan, or discard some.';
  dispatch({ type: 'say', message: t(template, { most: MOST_CHANGES }) });
  return false;
}

export function write(changes: readonly PlanChange[]): void {
  send({ type: 'write', changes: [...changes] });
}

export function discard(): void {
  dispatch({ type: 'discard' });
}

/** Places the picture on show with other seeds. */
export function shuffle(): void {
  send({ type: 'shuffle', changes: [...shownChangesOf(current())] });
}

/** Takes the picture on show away. */
export function take(format: 'svg' | 'png' | 'markdown' | 'json'): void {
  // Announced again, even when it is the same.
  dispatch({ type: 'say', message: '' });
  send({ type: 'export', format, changes: [...shownChangesOf(current())] });
}
