import { Fragment } from 'preact';
import { isolate } from '../../core/text/isolate.ts';
import type {
  MatrixCell,
  MatrixRow,
  PictureAdvice,
  UnplacedExplanation,
} from '../../core/view/picture.ts';
import { attempt, write } from './store/actions.ts';
import { triedOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { cpu, memory, amount as number, t } from './text.ts';

/** What every instance lacked: the deciding column first, what all passed in one line. */
export function Unplaced({ explanation }: { readonly explanation: UnplacedExplanation }) {
  const { reasons, rows, passed, advice } = explanation;
  return (
    <>
      <ul class="why">
        {reasons.map((reason) => (
          <li key={reason}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      {advice.length > 0 && <Suggestions advice={advice} />}
      {rows.length > 0 && <Matrix explanation={explanation} />}
      {passed.length > 0 && (
        <p class="passed">{t('Met by every instance: {checks}', { checks: passed.join(', ') })}</p>
      )}
      <p class="event">
        {explanation.event === '' ? (
          <bdi>{explanation.report}</bdi>
        ) : (
          <>
            {t('Service event:')} <q>{explanation.event}</q>
          </>
        )}
      </p>
    </>
  );
}

/** Changes with which more tasks are placed; each can be tried, and written with what is tried. */
function Suggestions({ advice }: { readonly advice: readonly PictureAdvice[] }) {
  const trying = useStore((state) => triedOf(state) !== undefined);
  return (
    <section class="advice" aria-label={t('Suggestions')}>
      <h3>{t('Suggestions')}</h3>
      <ul>
        {advice.map(({ message, changes }) => (
          <li key={message}>
            <bdi>{message}</bdi>
            <span class="acts">
              <button
                type="button"
                class="small"
                aria-label={t('Try: {advice}', { advice: message })}
                onClick={() => attempt(changes)}
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
                onClick={() => write(changes)}
              >
                {trying ? t('Write all') : t('Write')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Instances and what they failed, equal ones folded. */
function Matrix({ explanation }: { readonly explanation: UnplacedExplanation }) {
  const { columns, rows, more } = explanation;
  return (
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
            <Row key={`${row.instances[0]?.index}`} row={row} />
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
  );
}

/** What instances lack: an amount as a bar of what is available, with a mark where it would do. */
function Cell({ cell: { text, amount } }: { readonly cell: MatrixCell }) {
  if (text === '') {
    return (
      <span class="pass" role="img" aria-label={t('met')} title={t('met')}>
        ✓
      </span>
    );
  }
  if (!amount) return <bdi class="lack">{text}</bdi>;
  const { resource, required, available } = amount;
  const whole = Math.max(required, available, 1);
  return (
    <span class="need" title={text}>
      <span class="need-bar" aria-hidden="true">
        <span style={{ width: `${(available / whole) * 100}%` }} />
        <i style={{ insetInlineStart: `${(required / whole) * 100}%` }} />
      </span>
      <span class="need-text">
        {t('{available} of {required}', {
          available: amountOf(resource, available),
          required: amountOf(resource, required),
        })}
      </span>
    </span>
  );
}

/** An amount of a resource in the units that people read. */
function amountOf(resource: string, value: number): string {
  if (resource === 'cpu') return cpu(value);
  return resource === 'memory' ? memory(value) : number(value);
}

/** Instances that lack the same. */
function Row({ row }: { readonly row: MatrixRow }) {
  const hidden = row.count - row.instances.length;
  return (
    <tr>
      <th scope="row">
        {row.instances.map(({ label, index }) => (
          <button
            key={index}
            type="button"
            class="link"
            onClick={() => dispatch({ type: 'follow', id: `instance ${index}` })}
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
          <Cell cell={cell} />
        </td>
      ))}
    </tr>
  );
}
