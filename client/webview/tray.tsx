import { look } from './geometry.ts';
import { reveal } from './link.tsx';
import { focusIn, frameOf, isTrialShown, shownOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { t } from './text.ts';

/** What could not be placed, by service, the deciding reason first. */
export function Tray() {
  const picture = useStore(shownOf);
  const isTrial = useStore(isTrialShown);
  const selected = useStore((state) => state.kept.selected);
  const { looks } = useStore(focusIn);
  const moving = useStore(frameOf) !== undefined;
  if (!picture || moving) return null;
  const onSelect = (id: string) => dispatch({ type: 'choose', id, side: isTrial ? 'b' : 'a' });
  if (picture.unplaced.length === 0) return null;
  return (
    <section class="tray" aria-labelledby="tray-title">
      <h2 id="tray-title" class="unseen">
        {isTrial ? t('Not placed in the what-if') : t('Not placed')}
      </h2>
      <ul>
        {picture.unplaced.map((each, index) => {
          const reasons = each.reasons.map(({ message }) => message).join('; ');
          const service = picture.groups[each.group]?.label ?? '';
          return (
            <li key={each.id} data-row>
              <button
                type="button"
                data-stop
                data-id={each.id}
                tabIndex={index === 0 ? 0 : -1}
                aria-pressed={selected === each.id}
                title={reasons}
                onClick={() => onSelect(each.id)}
                onDblClick={() => reveal(each.link)}
              >
                <span class={`swatch ${look(each.group, looks)}`} aria-hidden="true" />
                <span class="who" title={service}>
                  {t('{tasks} × {service}', { tasks: each.copies, service })}
                </span>
                <bdi class="reasons">{reasons}</bdi>
                <span class="ask">{t('Why?')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
