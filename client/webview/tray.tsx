import { look } from './geometry.ts';
import { reveal } from './link.tsx';
import { isTrialShown, shownOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { t } from './text.ts';

/** What could not be placed, by service, the deciding reason first. */
export function Tray() {
  const picture = useStore(shownOf);
  const isTrial = useStore(isTrialShown);
  const selected = useStore((state) => state.kept.selected);
  if (!picture) return null;
  const onSelect = (id: string) => dispatch({ type: 'choose', id, side: isTrial ? 'b' : 'a' });
  if (picture.unplaced.length === 0) return null;
  return (
    <section class="tray" aria-labelledby="tray-title">
      <h2 id="tray-title">{isTrial ? t('Not placed in the what-if') : t('Not placed')}</h2>
      <ul>
        {picture.unplaced.map((each) => (
          <li key={each.id} data-row>
            <button
              type="button"
              data-stop
              data-id={each.id}
              aria-pressed={selected === each.id}
              onClick={() => onSelect(each.id)}
              onDblClick={() => reveal(each.link)}
            >
              <span class={`swatch ${look(each.group)}`} aria-hidden="true" />
              <span class="who" title={picture.groups[each.group]?.label}>
                {t('{tasks} × {service}', {
                  tasks: each.copies,
                  service: picture.groups[each.group]?.label ?? '',
                })}
              </span>
              <span class="reasons">
                {each.reasons.map((reason) => (
                  <bdi key={reason.code + reason.message}>{reason.message}</bdi>
                ))}
              </span>
              <span class="ask">{t('Why?')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
