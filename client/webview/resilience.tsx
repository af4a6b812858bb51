import type { GridHead, GridMark } from '../../core/view/resilience.ts';
import { attempt, view } from './store/actions.ts';
import { gridOf, madeOf } from './store/selectors.ts';
import type { Grid } from './store/state.ts';
import { current, useStore } from './store/store.ts';
import { durationText, t } from './text.ts';

/** What each disturbance does to each service: a table that fills in column by column. */
export function Resilience() {
  const grid = useStore(gridOf);
  const { heads = [], columns = [], services = [] } = grid ?? {};
  const missing = grid === undefined || columns.length < heads.length;
  return (
    <section class="resilience" aria-label={t('Resilience')} aria-busy={missing}>
      <p class="resilience-head">
        <b>{t('Resilience')}</b>{' '}
        <span class="count" role="status">
          {missing
            ? t('{done} of {all} simulated …', { done: columns.length, all: heads.length || '–' })
            : t('each disturbance alone, on the cluster as placed')}
        </span>
      </p>
      {grid && services.length > 0 && heads.length > 0 ? (
        <div class="table-space">
          <Table grid={grid} />
        </div>
      ) : (
        !missing && <p class="nothing">{t('The plan has no services to simulate.')}</p>
      )}
      <Key />
    </section>
  );
}

function Table({ grid }: { readonly grid: Grid }) {
  const { heads, columns, services } = grid;
  return (
    <table class="grid">
      <caption class="unseen">{t('Services and what disturbances do to them')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Service')}</th>
          {heads.map(({ label, title }) => (
            <th key={title} scope="col" title={title}>
              <bdi>{unbroken(label)}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {services.map((service, row) => (
          <tr key={service} data-row>
            <th scope="row" title={service}>
              <bdi>{service}</bdi>
            </th>
            {heads.map((head, column) => (
              <td key={head.title}>
                <Mark
                  {...{ service, head }}
                  mark={columns[column]?.[row]}
                  entry={row === 0 && column === 0}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A name with hyphens stays on one line. */
function unbroken(label: string): string {
  return label.replaceAll('-', '\u2011');
}

interface MarkProps {
  readonly service: string;
  readonly head: GridHead;
  /** Undefined while it is not known, null where the disturbance cannot happen to the service. */
  readonly mark: GridMark | null | undefined;
  /** The Tab key enters the table here. */
  readonly entry: boolean;
}

function Mark({ service, head, mark, entry }: MarkProps) {
  if (!mark) {
    const why = mark === null ? t('does not apply') : t('not simulated yet');
    return (
      <span class="mark absent" role="img" aria-label={why} title={why}>
        {mark === null ? '–' : ''}
      </span>
    );
  }
  const { outcome, down, text, tip, changes } = mark;
  const name = t('{service}, {disturbance}: {result}', {
    service,
    disturbance: head.title,
    result: tip,
  });
  return (
    <button
      type="button"
      class={`mark ${outcome} ${down ? 'down' : ''}`}
      data-stop
      tabIndex={entry ? 0 : -1}
      aria-label={name}
      title={name}
      onClick={() => {
        // What was looked at before happens no longer.
        const kept = madeOf(current()).filter(
          ({ kind }) => kind !== 'event' && kind !== 'loseZone',
        );
        view({ shows: 'picture', single: `service:${service}` });
        attempt([...kept, ...changes]);
      }}
    >
      {down && '▾ '}
      {text}
    </button>
  );
}

/** What the marks mean. */
function Key() {
  const item = (look: string, sign: string, text: string) => (
    <li>
      <span class={`mark ${look}`} aria-hidden="true">
        {sign}
      </span>{' '}
      {text}
    </li>
  );
  return (
    <ul class="grid-key">
      {item('unaffected', '·', t('no task is missing'))}
      {item(
        'recovers',
        durationText(40),
        t('time below the desired count, or until the deployment completes'),
      )}
      {item('recovers down', '▾', t('no healthy task for a time'))}
      {item('waits', '−2', t('tasks that could not be placed'))}
      {item('stuck', t('stuck'), t('the deployment does not complete'))}
    </ul>
  );
}
