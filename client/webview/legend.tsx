import type { Picture } from '../../core/placement/picture.ts';
import { look } from './geometry.ts';
import { LinkButton } from './link.tsx';
import { t } from './text.ts';

interface Props {
  readonly picture: Picture;
  /** The groups that stand out. */
  readonly focus: ReadonlySet<number> | undefined;
}

/** Which look stands for which service, with what it asked for and what landed. */
export function Legend({ picture, focus }: Props) {
  const running = picture.groups.some((group) => group.running > 0);
  return (
    <ul class="legend" aria-label={t('Services and task groups')}>
      {picture.groups.map((each, index) => (
        <li key={index} class={focus && !focus.has(index) ? 'faded' : ''}>
          <span class={`swatch ${look(index)}`} aria-hidden="true" />
          <span class="label">
            {each.link ? (
              <LinkButton link={each.link}>{each.label}</LinkButton>
            ) : (
              <bdi>{each.label}</bdi>
            )}
          </span>
          <span class="count">
            {each.daemon && <span class="tag">{t('daemon')}</span>}
            {each.running + each.placed} / {each.desired}
          </span>
        </li>
      ))}
      {running && (
        <li class="key">
          <span class="swatch look-other running" aria-hidden="true" /> {t('running already')}
          <span class="swatch look-other" aria-hidden="true" /> {t('previewed')}
        </li>
      )}
    </ul>
  );
}
