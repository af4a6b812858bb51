import { useMemo, useState } from 'preact/hooks';
import type { Picture, PictureGroup } from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { LinkButton } from './link.tsx';
import { isIdle } from './state.ts';
import { focusIn, shownOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

/** Groups up to which all are listed, and how many are where there are more. */
const MOST_LISTED = 30;
const FIRST = 18;

/** Which look stands for which service, with what it asked for and what landed. */
export function Legend() {
  const picture = useStore(shownOf);
  const focus = useStore(focusIn).groups;
  const [all, setAll] = useState(false);
  const { running, reserved, idle } = useMemo(() => signsOf(picture), [picture]);
  const { groups = [] } = picture ?? {};
  const long = groups.length > MOST_LISTED;
  if (groups.length === 0) return null;
  return (
    <ul class="legend" aria-label={t('Services and task groups')}>
      {groups.map((each, index) => {
        // What stands out is listed wherever it is.
        if (long && !all && index >= FIRST && !focus?.has(index)) return null;
        return <Group key={index} group={each} index={index} faded={focus?.has(index) === false} />;
      })}
      {long && (
        <li>
          <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('Show fewer') : t('Show all {count} services', { count: groups.length })}
          </button>
        </li>
      )}
      {running && (
        <li class="key">
          <span class="swatch look-other running" aria-hidden="true" /> {t('running')}
        </li>
      )}
      {running && (
        <li class="key">
          <span class="swatch look-other" aria-hidden="true" /> {t('placed by the preview')}
        </li>
      )}
      {reserved && (
        <li class="key">
          <span class="swatch plain reserved" aria-hidden="true" /> {t('memory not registered')}
        </li>
      )}
      {idle && (
        <li class="key">
          <span class="swatch plain idle" aria-hidden="true" /> {t('takes no tasks')}
        </li>
      )}
    </ul>
  );
}

/** Which of the signs that need a word are in the picture; the heat map has a key of its own. */
function signsOf(picture: Picture | undefined) {
  const { instances = [], detail } = picture ?? {};
  const tracks = detail === 'tasks';
  return {
    running: tracks && instances.some(({ tasks }) => tasks.some((task) => task.running)),
    reserved: tracks && instances.some(({ reserved }) => reserved > 0),
    idle: tracks && instances.some(isIdle),
  };
}

interface GroupProps {
  readonly group: PictureGroup;
  readonly index: number;
  readonly faded: boolean;
}

function Group({ group, index, faded }: GroupProps) {
  const { link, label, daemon, running, stopping, placed, desired } = group;
  return (
    <li class={faded ? 'faded' : ''}>
      <span class={`swatch ${look(index)}`} aria-hidden="true" />
      <span class="label" title={label}>
        {link ? <LinkButton link={link}>{label}</LinkButton> : <bdi>{label}</bdi>}
      </span>
      <span class="count">
        {daemon && <span class="tag">{t('daemon')}</span>}
        {running + placed} / {desired}
        {stopping > 0 && (
          <span class="tag">
            {t('{count, plural, one {# stops} other {# stop}}', { count: stopping })}
          </span>
        )}
      </span>
    </li>
  );
}
