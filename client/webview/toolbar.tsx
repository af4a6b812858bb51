import { CopyMenu } from './copy-menu.tsx';
import { Filters } from './filters.tsx';
import { shuffle, take, view } from './store/actions.ts';
import { shownOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

/** How the picture is shown, and what can be done with it. */
export function Toolbar() {
  const picture = useStore(shownOf);
  const { asTable, whatIf } = useStore((state) => state.kept);
  if (!picture) return null;
  // On Fargate alone nothing is placed: there is nothing to try, to shuffle or to look through.
  const placing = picture.instances.length + picture.groups.length > 0;
  if (!placing && picture.fargate.length === 0) return null;
  return (
    <div class="toolbar">
      {picture.instances.length > 0 && <Filters />}
      <span class="acts">
        {placing && (
          <>
            <button
              type="button"
              class="tool"
              aria-pressed={asTable}
              onClick={() => view({ asTable: !asTable })}
            >
              {t('Table')}
            </button>
            <button
              type="button"
              class="tool what-if-toggle"
              aria-pressed={whatIf}
              onClick={() => view({ whatIf: !whatIf })}
            >
              {t('What if …')}
            </button>
            <button
              type="button"
              class="tool shuffle-toggle"
              title={t(
                'Places the plan with other seeds to see whether the result depends on random choices',
              )}
              onClick={shuffle}
            >
              {t('Shuffle')}
            </button>
          </>
        )}
        <CopyMenu onExport={take} />
      </span>
    </div>
  );
}
