import { Fragment } from 'preact';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import { isolate } from '../../core/text/isolate.ts';
import type { MatrixRow, UnplacedExplanation } from '../../core/view/picture.ts';
import { t } from './text.ts';

interface Props {
  readonly explanation: UnplacedExplanation;
  readonly onSelect: (id: string) => void;
  readonly onTry: (changes: readonly PlanChange[]) => void;
  readonly onWrite: (changes: readonly PlanChange[]) => void;
  /** Others are tried, and written with it. */
  readonly trying: boolean;
}

/** What every instance lacked: the deciding column first, what all passed in one line. */
export function Unplaced({ explanation, onSelect, onTry, onWrite, trying }: Props) {
  const { reasons, columns, passed, rows, more, advice } = explanation;
  return (
    <>
      <ul class="why">
        {reasons.map((reason) => (
          <li key={reason}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      {advice.length > 0 && (
        <section class="advice" aria-label={t('Suggestions')}>
          <h3>{t('Suggestions')}</h3>
          <ul>
            {advice.map(({ message, changes }) => (
              <li key={message}>
                <bdi>{message}</bdi>
                {changes.length > 0 && (
                  <span class="acts">
                    <button
                      type="button"
                      class="small"
                      aria-label={t('Try: {advice}', { advice: message })}
                      onClick={() => onTry(changes)}
                    >
                      {t('Try')}
                    </button>
                    <button
                      type="button"
                      class="small"
                      aria-label={t(
                        trying ? 'Write all changes, including: {advice}' : 'Write: {advice}',
                        { advice: message },
                      )}
                      onClick={() => onWrite(changes)}
                    >
                      {trying ? t('Write all') : t('Write')}
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <section class="matrix-space" aria-label={t('Missing')}>
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">{t('Instances')}</th>
                {columns.map(({ code, label }, index) => (
                  <th key={code} scope="col" class={index === 0 ? 'decides' : ''} title={code}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={`${row.instances[0]?.index}`} row={row} onSelect={onSelect} />
              ))}
            </tbody>
          </table>
          {more > 0 && (
            <p>
              {t('and {count, plural, one {# more instance} other {# more instances}}', {
                count: more,
              })}
            </p>
          )}
        </section>
      )}
      {passed.length > 0 && (
        <p class="passed">{t('Met by every instance: {checks}', { checks: passed.join(', ') })}</p>
      )}
      <p class="event">
        {t('Service event:')} <q>{explanation.event}</q>
      </p>
    </>
  );
}

/** Instances that lack the same. */
function Row({ row, onSelect }: { row: MatrixRow; onSelect: (id: string) => void }) {
  const hidden = row.count - row.instances.length;
  return (
    <tr>
      <th scope="row">
        {row.instances.map(({ label, index }) => (
          <button
            key={index}
            type="button"
            class="link"
            onClick={() => onSelect(`instance ${index}`)}
          >
            <bdi title={label}>{label}</bdi>
          </button>
        ))}
        {hidden > 0 && <span class="count">{t('and {count} more', { count: hidden })}</span>}
        <span class="zone-name" title={row.zones.map(isolate).join(', ')}>
          {row.zones.map((zone, index) => (
            <Fragment key={zone}>
              {index > 0 && ', '}
              <bdi>{zone}</bdi>
            </Fragment>
          ))}
        </span>
      </th>
      {row.cells.map((cell, index) => (
        <td key={index} class={index === 0 ? 'decides' : ''}>
          {cell === '' ? (
            <span class="pass" role="img" aria-label={t('met')} title={t('met')}>
              ✓
            </span>
          ) : (
            <bdi class="lack">{cell}</bdi>
          )}
        </td>
      ))}
    </tr>
  );
}
