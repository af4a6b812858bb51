import type { View } from './kept.ts';
import { t } from './text.ts';

interface Props {
  /** Instances on which other tasks land. */
  readonly changed: number;
  readonly asTable: boolean;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Only what differs is shown. */
  readonly onlyChanged: boolean;
  readonly onOnlyChanged: (only: boolean) => void;
}

/** How the file and the trial are looked at. */
export function Compare(props: Props) {
  const { changed, asTable, view, onView, onlyChanged, onOnlyChanged } = props;
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
            onClick={() => onView(each)}
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
        onClick={() => onOnlyChanged(!onlyChanged)}
      >
        {t('{count, plural, one {# instance differs} other {# instances differ}}', {
          count: changed,
        })}
      </button>
    </section>
  );
}
