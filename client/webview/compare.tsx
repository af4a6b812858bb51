import type { View } from './kept.ts';
import { t } from './text.ts';

interface Props {
  /** Instances on which other tasks land. */
  readonly changed: number;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Only what differs is shown. */
  readonly onlyChanged: boolean;
  readonly onOnlyChanged: (only: boolean) => void;
  /** Why what is tried cannot be written. */
  readonly cannotWrite: string | undefined;
  readonly onWrite: () => void;
  readonly onReset: () => void;
}

/** How the file and the trial are looked at, and what becomes of the trial. */
export function Compare(props: Props) {
  const { changed, view, onView, onlyChanged, onOnlyChanged, cannotWrite, onWrite, onReset } =
    props;
  const views: readonly [View, string][] = [
    ['a', t('A: the file')],
    ['both', t('Side by side')],
    ['b', t('B: the trial')],
  ];
  return (
    <section class="compare" aria-label={t('The file and the trial')}>
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
        {changed === 1
          ? t('1 instance differs')
          : t('{count} instances differ', { count: changed })}
      </button>
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
