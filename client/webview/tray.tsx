import type { Picture } from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { reveal } from './link.tsx';
import { t } from './text.ts';

interface Props {
  readonly picture: Picture;
  /** It is that of a trial. */
  readonly isTrial: boolean;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** What did not land, grouped by service, the deciding reason first. */
export function Tray({ picture, isTrial, selected, onSelect }: Props) {
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
