import { timelineOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { durationText, t } from './text.ts';

/** What happens, in order: the same as the chart shows, as a table; each row leads to its moment. */
export function EventList() {
  const timeline = useStore(timelineOf);
  const at = useStore((state) => state.playhead);
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
        <tbody>
          {timeline.events.map(({ time, text, bad }, index) => (
            <tr key={index} class={bad ? 'bad' : ''} aria-current={at === time || undefined}>
              <th scope="row">
                <button type="button" class="link" onClick={() => dispatch({ type: 'seek', time })}>
                  {durationText(time)}
                </button>
              </th>
              <td>
                <bdi>{text}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
