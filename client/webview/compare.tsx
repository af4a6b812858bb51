import { CHANGED, NO_FILTER, type View } from './kept.ts';
import { view as look } from './store/actions.ts';
import { changedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

/** How the file and the trial are looked at. */
export function Compare() {
  const { asTable, view, filter } = useStore((state) => state.kept);
  const changed = useStore(changedOf).size;
  const onlyChanged = filter.text === CHANGED;
  const views: readonly [View, string, string][] = [
    ['a', 'A', t('A: file')],
    ['both', 'A|B', asTable ? t('A|B: both in one table') : t('A|B: side by side')],
    ['b', 'B', t('B: what-if')],
  ];
  return (
    <span class="compare">
      <span class="switch">
        {views.map(([each, short, label]) => (
          <button
            key={each}
            type="button"
            class="tool"
            aria-pressed={view === each}
            aria-label={label}
            title={label}
            onClick={() => look({ view: each })}
          >
            {short}
          </button>
        ))}
      </span>
      <button
        type="button"
        class="tool plain"
        aria-pressed={onlyChanged}
        disabled={changed === 0 && !onlyChanged}
        aria-label={t(
          '{count, plural, one {# differs} other {# differ}}: show only these instances',
          { count: changed },
        )}
        title={t('Show only the instances that differ')}
        onClick={() => look({ filter: onlyChanged ? NO_FILTER : { text: CHANGED } })}
      >
        {t('{count, plural, one {# differs} other {# differ}}', { count: changed })}
      </button>
    </span>
  );
}
