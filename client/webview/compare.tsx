import type { View } from './kept.ts';
import { view as look } from './store/actions.ts';
import { changedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

/** How the file and the trial are looked at. */
export function Compare() {
  const { asTable, view, filter } = useStore((state) => state.kept);
  const changed = useStore(changedOf).size;
  const onlyChanged = filter.state === 'changed';
  const views: readonly [View, string][] = [
    ['a', t('A: file')],
    ['both', asTable ? t('Both in one table') : t('Side by side')],
    ['b', t('B: what-if')],
  ];
  return (
    <section class="compare" aria-label={t('File and what-if')}>
      <span class="switch">
        {views.map(([each, label]) => (
          <button
            key={each}
            type="button"
            class="tool"
            aria-pressed={view === each}
            onClick={() => look({ view: each })}
          >
            {label}
          </button>
        ))}
      </span>
      <button
        type="button"
        class="tool plain"
        aria-pressed={onlyChanged}
        disabled={changed === 0 && !onlyChanged}
        title={t('Show only these')}
        onClick={() => look({ filter: { ...filter, state: onlyChanged ? 'all' : 'changed' } })}
      >
        {t('{count, plural, one {# instance differs} other {# instances differ}}', {
          count: changed,
        })}
      </button>
    </section>
  );
}
