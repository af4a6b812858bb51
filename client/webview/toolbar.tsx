import type { Picture } from '../../core/view/picture.ts';
import { CopyMenu, type Format } from './copy-menu.tsx';
import { Filters } from './filters.tsx';
import type { Kept } from './kept.ts';
import { t } from './text.ts';

interface Props {
  readonly picture: Picture;
  readonly kept: Kept;
  readonly update: (some: Partial<Kept>) => void;
  readonly onShuffle: () => void;
  readonly onExport: (format: Format) => void;
}

/** How the picture is shown, and what can be done with it. */
export function Toolbar({ picture, kept, update, onShuffle, onExport }: Props) {
  // On Fargate alone nothing is placed: there is nothing to try, to shuffle or to look through.
  const placing = picture.instances.length + picture.groups.length > 0;
  if (!placing && picture.fargate.length === 0) return null;
  return (
    <div class="toolbar">
      {picture.instances.length > 0 && <Filters {...{ picture, kept, update }} />}
      <span class="acts">
        {placing && (
          <>
            <button
              type="button"
              class="tool"
              aria-pressed={kept.asTable}
              onClick={() => update({ asTable: !kept.asTable })}
            >
              {t('Table')}
            </button>
            <button
              type="button"
              class="tool what-if-toggle"
              aria-pressed={kept.whatIf}
              onClick={() => update({ whatIf: !kept.whatIf })}
            >
              {t('What if …')}
            </button>
            <button
              type="button"
              class="tool shuffle-toggle"
              title={t(
                'Places the plan with other seeds to see whether the result depends on random choices',
              )}
              onClick={onShuffle}
            >
              {t('Shuffle')}
            </button>
          </>
        )}
        <CopyMenu onExport={onExport} />
      </span>
    </div>
  );
}
