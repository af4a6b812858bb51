import type { Picture } from '../../core/view/picture.ts';
import { t } from './text.ts';

interface Props {
  readonly picture: Picture;
  /** The groups whose tasks the colour counts; undefined where it tells how full an instance is. */
  readonly counted: ReadonlySet<number> | undefined;
  /** So many of them stand where most do. */
  readonly most: number;
  /** Whether instances that take no tasks are shown. */
  readonly idle: boolean;
  readonly changed: boolean;
}

/** What the colours and marks of the heat map mean. */
export function HeatKey({ picture, counted, most, idle, changed }: Props) {
  return (
    <>
      <span class="heat-key count">
        {counted ? t('none') : t('empty')}
        <span class="ramp" aria-hidden="true" />
        <bdi>{counted ? mostOf(picture, counted, most) : t('full')}</bdi>
      </span>
      {idle && (
        <span class="heat-key count">
          <span class="ramp-cross" aria-hidden="true" />
          {t('takes no tasks')}
        </span>
      )}
      {changed && (
        <span class="heat-key count">
          <span class="ramp-mark" aria-hidden="true" />
          {t('differs from the file')}
        </span>
      )}
    </>
  );
}

function mostOf({ groups }: Picture, counted: ReadonlySet<number>, count: number): string {
  const [only] = counted;
  const service = groups[only ?? -1]?.label ?? t('other task');
  return counted.size === 1
    ? t('most ({count} × {service})', { count, service })
    : t('most ({count, plural, one {# task} other {# tasks}})', { count });
}
