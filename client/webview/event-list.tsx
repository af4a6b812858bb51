import { useMemo } from 'preact/hooks';
import type { TimelineEntry } from '../../core/view/timeline.ts';
import { timelineOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { durationText, t } from './text.ts';

/** What happens, in order: the same as the chart shows, as a table; each row leads to its moment. */
export function EventList() {
  const timeline = useStore(timelineOf);
  // The playhead moves over the same rows.
  const rows = useMemo(
    () => timeline?.events.map((event, index) => <Row key={index} event={event} />),
    [timeline],
  );
  if (!timeline || timeline.events.length === 0) return null;
  return (
    <section class="events" aria-label={t('Events')}>
      <h2>{t('Events')}</h2>
      <table>
        <thead class="unseen">
          <tr>
            <th scope="col">{t('Time')}</th>
            <th scope="col">{t('What happens')}</th>
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
    </section>
  );
}

/** An event; the one at the playhead is marked, without a look at all the others. */
function Row({ event: { time, text, bad } }: { readonly event: TimelineEntry }) {
  const isCurrent = useStore((state) => state.playhead === time);
  return (
    <tr class={bad ? 'bad' : ''} aria-current={isCurrent || undefined}>
      <th scope="row">
        <button type="button" class="link" onClick={() => dispatch({ type: 'seek', time })}>
          {durationText(time)}
        </button>
      </th>
      <td>
        <bdi>{text}</bdi>
      </td>
    </tr>
  );
}
