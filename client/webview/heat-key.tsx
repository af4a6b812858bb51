import type { Picture } from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { t } from './text.ts';

/** What instances lack for tasks that could not be placed. */
export interface Lacks {
  readonly columns: readonly { readonly code: string; readonly label: string }[];
  /** Index of the column by instance; -1 for an instance that lacks nothing. */
  readonly byInstance: readonly number[];
}

interface Props {
  readonly lacks: Lacks | undefined;
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
export function HeatKey({ picture, lacks, counted, most, idle, changed }: Props) {
  return (
    <>
      {lacks ? (
        <LacksKey lacks={lacks} />
      ) : (
        <span class="heat-key count">
          {counted ? t('none') : t('empty')}
          <span class="ramp" aria-hidden="true" />
          <bdi>{counted ? mostOf(picture, counted, most) : t('full')}</bdi>
        </span>
      )}
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

/** What instances lack, with how many of them. */
function LacksKey({ lacks: { columns, byInstance } }: { readonly lacks: Lacks }) {
  const counts = columns.map((_, column) => byInstance.filter((each) => each === column).length);
  return (
    <>
      {columns.map(({ code, label }, column) => (
        <span key={code} class="heat-key count" title={code}>
          <span class={`swatch ${look(column)}`} aria-hidden="true" />
          {t('{label}: {count, plural, one {# instance} other {# instances}}', {
            label,
            count: counts[column] ?? 0,
          })}
        </span>
      ))}
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
