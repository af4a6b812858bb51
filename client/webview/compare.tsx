import type { Picture, PictureTotals, Trial } from '../../core/placement/picture.ts';
import { dollars, memory, percent, signed, t } from './text.ts';

interface Props {
  readonly a: Picture;
  readonly trial: Trial;
  /** Instances on which other tasks land. */
  readonly changed: number;
  /** The picture shows the file, not the trial. */
  readonly showFile: boolean;
  readonly onShowFile: (show: boolean) => void;
  readonly onReset: () => void;
  readonly onWrite: () => void;
}

interface Line {
  readonly label: string;
  readonly of: (totals: PictureTotals) => string;
  readonly difference?: (a: PictureTotals, b: PictureTotals) => string;
}

/** The file and the trial side by side, with what differs. */
export function Compare({ a, trial, changed, showFile, onShowFile, onReset, onWrite }: Props) {
  const before = a.totals;
  const after = trial.picture.totals;
  return (
    <section class="compare" aria-label={t('The file and the trial')}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('A: the file')}</th>
            <th scope="col">{t('B: the trial')}</th>
            <th scope="col">{t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          {lines().map(({ label, of, difference }) => {
            const same = of(before) === of(after);
            return (
              <tr key={label} class={same ? 'same' : 'differs'}>
                <th scope="row">{label}</th>
                <td>{of(before)}</td>
                <td>{of(after)}</td>
                <td>{same ? '' : (difference?.(before, after) ?? t('differs'))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="acts">
        <button type="button" class="tool" aria-pressed={showFile} onClick={() => onShowFile(true)}>
          {t('Show A')}
        </button>
        <button
          type="button"
          class="tool"
          aria-pressed={!showFile}
          onClick={() => onShowFile(false)}
        >
          {t('Show B')}
        </button>
        {!showFile && (
          <span class="count">{t('{count} instances differ', { count: changed })}</span>
        )}
        <button type="button" class="tool primary" disabled={!trial.writable} onClick={onWrite}>
          {t('Write to plan')}
        </button>
        <button type="button" class="tool" onClick={onReset}>
          {t('Discard')}
        </button>
      </p>
    </section>
  );
}

function lines(): Line[] {
  const free = (share: PictureTotals['cpu']) => percent(share.used, share.registered);
  return [
    {
      label: t('Tasks placed'),
      of: ({ placed, desired }) => `${placed} / ${desired}`,
      difference: (a, b) => signed(b.placed - a.placed),
    },
    {
      label: t('Copies without a place'),
      of: ({ placed, desired }) => String(desired - placed),
      difference: (a, b) => signed(b.desired - b.placed - (a.desired - a.placed)),
    },
    {
      label: t('Instances in use'),
      of: ({ used, instances }) => `${used} / ${instances}`,
      difference: (a, b) => signed(b.used - a.used),
    },
    { label: t('CPU in use'), of: ({ cpu }) => free(cpu) },
    { label: t('Memory in use'), of: ({ memory: share }) => free(share) },
    {
      label: t('CPU stranded'),
      of: ({ cpu }) => t('{amount} vCPU', { amount: Math.round(cpu.stranded / 102.4) / 10 }),
    },
    { label: t('Memory stranded'), of: ({ memory: share }) => memory(share.stranded) },
    { label: t('Tasks by zone'), of: ({ zones }) => zones.map(({ tasks }) => tasks).join(' · ') },
    {
      label: t('Tasks lost with the worst zone'),
      of: ({ zones }) => String(Math.max(0, ...zones.map(({ tasks }) => tasks))),
    },
    {
      label: t('List price an hour'),
      of: ({ price, unpriced }) => `${unpriced > 0 ? '≥ ' : ''}${dollars(price)}`,
      difference: (a, b) => dollars(b.price - a.price),
    },
  ];
}
