import type { Picture } from '../../core/placement/picture.ts';
import { look } from './geometry.ts';
import { LinkButton } from './link.tsx';
import { t } from './text.ts';

/** The services with their looks and counts; a name opens the line that describes it. */
export function Legend({ picture, group }: { picture: Picture; group: number | undefined }) {
  return (
    <ul class="legend" aria-label={t('Services and task groups')}>
      {picture.groups.map((each, index) => (
        <li key={each.name} class={group === undefined || group === index ? '' : 'faded'}>
          <span class={`swatch ${look(index)}`} aria-hidden="true" />
          {each.link ? <LinkButton link={each.link}>{each.label}</LinkButton> : each.label}
          <span class="count">
            {each.daemon && <span class="tag">{t('daemon')}</span>}
            {each.running + each.placed} / {each.desired}
          </span>
        </li>
      ))}
    </ul>
  );
}
