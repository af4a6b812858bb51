import type { Shuffle } from '../../core/view/picture.ts';
import { t } from './text.ts';

/** Whether chance decides; the worst that it can do can be tried. */
export function ShuffleResult({
  shuffle,
  onTry,
  onClose,
}: {
  readonly shuffle: Shuffle;
  readonly onTry: (seed: number) => void;
  readonly onClose: () => void;
}) {
  const { sentence, fewest, most } = shuffle;
  return (
    <p class="shuffle" role="status">
      <span>{sentence}</span>
      {fewest.placed !== most.placed && (
        <button type="button" class="small" onClick={() => onTry(fewest.seed)}>
          {t('Try the worst seed, {seed}', { seed: fewest.seed })}
        </button>
      )}
      <button type="button" class="close" aria-label={t('Close')} onClick={onClose}>
        ×
      </button>
    </p>
  );
}
