import { attemptAlso } from './store/actions.ts';
import { dispatch, useStore } from './store/store.ts';
import { t } from './text.ts';

/** Whether chance decides; the worst that it can do can be tried. */
export function ShuffleResult() {
  const shuffle = useStore((state) => state.shuffle);
  if (!shuffle) return null;
  const { sentence, fewest, most } = shuffle;
  return (
    <p class="shuffle" role="status">
      <span>{sentence}</span>
      {fewest.placed !== most.placed && (
        <button
          type="button"
          class="small"
          onClick={() => attemptAlso({ kind: 'seed', value: fewest.seed })}
        >
          {t('Try the worst seed, {seed}', { seed: fewest.seed })}
        </button>
      )}
      <button
        type="button"
        class="close"
        aria-label={t('Close')}
        onClick={() => dispatch({ type: 'closeShuffle' })}
      >
        ×
      </button>
    </p>
  );
}
