import type { PlanChange, Shuffle } from '../../core/placement/picture.ts';
import { t } from './text.ts';

/** Whether chance decides; the worst that it can do can be tried. */
export function ShuffleResult({
  shuffle,
  onTry,
}: {
  readonly shuffle: Shuffle;
  readonly onTry: (changes: readonly PlanChange[]) => void;
}) {
  const { sentence, fewest, most } = shuffle;
  return (
    <p class="shuffle" role="status">
      {sentence}{' '}
      {fewest.placed !== most.placed && (
        <button
          type="button"
          class="small"
          onClick={() => onTry([{ kind: 'seed', value: fewest.seed }])}
        >
          {t('Try the worst, seed {seed}', { seed: fewest.seed })}
        </button>
      )}
    </p>
  );
}
