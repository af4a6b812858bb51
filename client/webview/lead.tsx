import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import { changeText } from './change-text.ts';
import { t } from './text.ts';
import { targetOf, withoutTarget } from './variant.ts';

interface Props {
  /** The plan as in the file, which changes are changes of. */
  readonly picture: Picture;
  readonly sentence: string;
  /** The sentence is that of the trial. */
  readonly isTrial: boolean;
  /** There is a trial, shown or not. */
  readonly trying: boolean;
  readonly changes: readonly PlanChange[];
  /** Targets of changes with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
  /** Why what is tried cannot be written. */
  readonly cannotWrite: string | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
  readonly onWrite: () => void;
  readonly onReset: () => void;
}

/** Changes that are named one by one. */
const MOST_NAMED = 12;

/** What came of it; while something is tried, what that is and what becomes of it, always in view. */
export function Lead(props: Props) {
  const { sentence, isTrial, trying } = props;
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = own.current;
    if (!element || !trying) return;
    // What else stays in view, and what is scrolled to, stands below it.
    const { style } = document.documentElement;
    const tell = () => style.setProperty('--lead', `${element.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    tell();
    return () => {
      observer.disconnect();
      style.removeProperty('--lead');
    };
  }, [trying]);
  return (
    <div ref={own} class={`lead ${trying ? 'pinned' : ''}`}>
      <div role="status" class="sentence">
        {isTrial && <span class="badge">{t('What if')}</span>}
        <h1>
          <bdi>{sentence}</bdi>
        </h1>
      </div>
      {trying && <Trial {...props} />}
    </div>
  );
}

function Trial(props: Props) {
  const { picture, changes, wrong, cannotWrite, onChange, onWrite, onReset } = props;
  const hidden = changes.length - MOST_NAMED;
  return (
    <section class="trial" aria-label={t('Changes')}>
      <ul class="chips">
        {changes.slice(0, MOST_NAMED).map((change) => {
          const [target, text] = [targetOf(change), changeText(change, picture)];
          return (
            <li key={target} class={`chip ${wrong.has(target) ? 'wrong' : ''}`}>
              <bdi title={text}>{text}</bdi>
              <button
                type="button"
                aria-label={t('Remove {change}', { change: text })}
                onClick={() => onChange(withoutTarget(changes, target))}
              >
                ×
              </button>
            </li>
          );
        })}
        {hidden > 0 && <li>{t('and {count} more', { count: hidden })}</li>}
      </ul>
      <span class="acts">
        {cannotWrite && (
          <bdi id="cannot-write" class="cannot-write">
            {cannotWrite}
          </bdi>
        )}
        <button
          type="button"
          class="tool primary"
          disabled={cannotWrite !== undefined}
          aria-describedby={cannotWrite ? 'cannot-write' : undefined}
          onClick={onWrite}
        >
          {t('Write to plan')}
        </button>
        <button type="button" class="tool" onClick={onReset}>
          {t('Discard')}
        </button>
      </span>
    </section>
  );
}
