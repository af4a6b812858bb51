import { useMemo, useRef } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { Menu, VIEWS } from './menu.tsx';
import { view } from './store/actions.ts';
import { isTrying, shownOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { useRoving } from './use-roving.ts';

/** One line: what is looked for, what is tried, and everything else in a menu. */
export function Toolbar() {
  const picture = useStore(shownOf);
  const whatIf = useStore(({ kept }) => kept.whatIf);
  const space = useRef<HTMLSpanElement>(null);
  const onKeyDown = useRoving(space);
  if (!picture) return null;
  // On Fargate alone nothing is placed: there is nothing to try, to shuffle or to look through.
  const placing = picture.instances.length + picture.groups.length > 0;
  if (!placing && picture.fargate.length === 0) return null;
  return (
    <div class="toolbar">
      {picture.instances.length > 0 && <Search picture={picture} />}
      <span ref={space} class="acts" role="toolbar" aria-label={t('Actions')} onKeyDown={onKeyDown}>
        {placing && (
          <button
            type="button"
            class="tool what-if-toggle"
            aria-pressed={whatIf}
            onClick={() => view({ whatIf: !whatIf })}
          >
            {t('What if …')}
          </button>
        )}
        {picture.groups.length > 0 && <Views />}
        <Menu picture={picture} placing={placing} />
      </span>
    </div>
  );
}

/** What stands in the place of the picture; where there is no room for it the menu has the same. */
function Views() {
  const shows = useStore(({ kept }) => kept.shows);
  return (
    <>
      {VIEWS.map(([name, label]) => (
        <button
          key={name}
          type="button"
          class={`tool wide to-${name}`}
          aria-pressed={shows === name}
          onClick={() => view({ shows: shows === name ? 'picture' : name })}
        >
          {label()}
        </button>
      ))}
    </>
  );
}

/** One box for all filters: words, and terms such as `type:m5`, `zone:a`, `free<20%` or `is:idle`. */
function Search({ picture }: { readonly picture: Picture }) {
  const filter = useStore(({ kept }) => kept.filter);
  const trying = useStore(isTrying);
  const terms = useMemo(() => termsOf(picture, trying), [picture, trying]);
  return (
    <label class="search">
      <span class="unseen">{t('Find instances')}</span>
      <input
        type="search"
        list="terms"
        placeholder={t('Find instances, such as type:m5 zone:a free<20%')}
        value={filter.text}
        onInput={({ currentTarget }) => view({ filter: { text: currentTarget.value } })}
      />
      <datalist id="terms">
        {terms.map((term) => (
          <option key={term} value={term} />
        ))}
      </datalist>
    </label>
  );
}

/** Values that are offered of each kind. */
const MOST_OFFERED = 40;

function termsOf({ instances, groups }: Picture, trying: boolean): string[] {
  const different = (values: readonly string[], key: string) =>
    [...new Set(values)]
      .filter(Boolean)
      .sort()
      .slice(0, MOST_OFFERED)
      .map((value) => `${key}:${value}`);
  return [
    ...different(
      instances.map(({ zone }) => zone),
      'zone',
    ),
    ...different(
      instances.map(({ type }) => type),
      'type',
    ),
    ...different(
      instances.map(({ capacityProvider = '' }) => capacityProvider),
      'provider',
    ),
    ...different(
      groups.map(({ label }) => label),
      'service',
    ),
    'is:ready',
    'is:idle',
    'is:empty',
    ...(trying ? ['is:changed'] : []),
    'free<20%',
  ];
}
