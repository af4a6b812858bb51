import { useLayoutEffect, useRef } from 'preact/hooks';
import { targetOf } from '../../core/analysis/change/target.ts';
import type { Trial as Answer } from '../../core/view/picture.ts';
import { Compare } from './compare.tsx';
import { discard, unset, write } from './store/actions.ts';
import {
  isCompared,
  isTrialShown,
  isTrying,
  shownOf,
  wordsOf,
  wrongOf,
} from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { useRoving } from './use-roving.ts';

/** Changes that are named one by one. */
const MOST_NAMED = 12;

/** What came of it; while something is tried, what that is and what becomes of it. Always in view. */
export function Lead() {
  const own = useRef<HTMLElement>(null);
  const sentence = useStore((state) => state.problem ?? shownOf(state)?.sentence);
  const isTrial = useStore(isTrialShown);
  const trying = useStore((state) => isTrying(state) && state.latest !== undefined);
  useLayoutEffect(() => {
    const element = own.current;
    if (!element) return;
    // What else stays in view, and what is scrolled to, stands below it.
    const { style } = document.documentElement;
    const tell = () => style.setProperty('--lead', `${element.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    tell();
    return () => observer.disconnect();
  }, []);
  return (
    <header ref={own} class={`lead pinned ${trying ? 'trying' : ''}`}>
      <div role="status" class="sentence">
        <h1 title={sentence}>
          {isTrial && <span class="badge">{t('What if')}</span>} <bdi>{sentence}</bdi>
        </h1>
      </div>
      {trying && <Trial />}
    </header>
  );
}

/** What is tried, as one chip for each change, and what can be done with it. */
function Trial() {
  const space = useRef<HTMLSpanElement>(null);
  const onKeyDown = useRoving(space);
  const changes = useStore((state) => state.kept.changes);
  const comparing = useStore(isCompared);
  const cannotWrite = useStore((state) => state.latest && whyNot(state.latest.trial));
  return (
    <section class="trial" aria-label={t('Changes')}>
      <Chips />
      {cannotWrite && (
        <bdi id="cannot-write" class="cannot-write" title={cannotWrite}>
          {cannotWrite}
        </bdi>
      )}
      <span ref={space} class="acts" role="toolbar" aria-label={t('What if')} onKeyDown={onKeyDown}>
        {comparing && <Compare />}
        <button
          type="button"
          class="tool primary"
          disabled={cannotWrite !== undefined}
          aria-describedby={cannotWrite ? 'cannot-write' : undefined}
          onClick={() => write(changes)}
        >
          {t('Write to plan')}
        </button>
        <button type="button" class="tool" onClick={discard}>
          {t('Discard')}
        </button>
      </span>
    </section>
  );
}

/** The changes in the words of the server, which has them as soon as they have been tried. */
function Chips() {
  const space = useRef<HTMLUListElement>(null);
  const onKeyDown = useRoving(space);
  const all = useStore((state) => state.kept.changes);
  const words = useStore(wordsOf);
  const wrong = useStore(wrongOf);
  const changes = all.filter((change) => words.has(targetOf(change)));
  const hidden = changes.length - MOST_NAMED;
  return (
    // The keys are handled where the focus is; the list itself is no control.
    <ul ref={space} class="chips" onKeyDown={onKeyDown}>
      {changes.slice(0, MOST_NAMED).map((change) => {
        const target = targetOf(change);
        const text = words.get(target) ?? '';
        return (
          <li key={target} class={`chip ${wrong.has(target) ? 'wrong' : ''}`}>
            <bdi title={text}>{text}</bdi>
            <button
              type="button"
              aria-label={t('Remove {change}', { change: text })}
              onClick={() => unset(change)}
            >
              ×
            </button>
          </li>
        );
      })}
      {hidden > 0 && <li>{t('and {count} more', { count: hidden })}</li>}
    </ul>
  );
}

/** Why what is tried cannot be written, if so. */
function whyNot({ broken, problems, writable }: Answer): string | undefined {
  if (broken) return t("Can't write yet: {problem}", { problem: problems[0] ?? '' });
  return writable ? undefined : t('Zone failures can be simulated but not saved.');
}
