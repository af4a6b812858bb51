import { useMemo, useRef } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { attributeNames } from './sections.ts';
import { shuffle, take, view } from './store/actions.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

const FORMATS = [
  ['svg', 'SVG'],
  ['png', 'PNG'],
  ['markdown', 'Markdown'],
  ['json', 'JSON'],
] as const;

/** What can stand in the place of the picture. */
export const VIEWS = [
  ['resilience', () => t('Resilience')],
  ['fleet', () => t('Cheapest instances')],
] as const;

interface Props {
  readonly picture: Picture;
  /** There is something to place; on Fargate alone there is only a picture to take away. */
  readonly placing: boolean;
}

/** What is done more seldom; Escape and going elsewhere close it. */
export function Menu({ picture, placing }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const shows = useStore(({ kept }) => kept.shows);
  const asTable = useStore(({ kept }) => kept.asTable);
  const close = () => menu.current?.removeAttribute('open');
  const item = (label: string, act: () => void, pressed?: boolean) => (
    <button
      key={label}
      type="button"
      aria-pressed={pressed}
      onClick={() => {
        close();
        act();
      }}
    >
      {label}
    </button>
  );
  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        close();
        menu.current.querySelector('summary')?.focus();
        event.stopPropagation();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!menu.current?.contains(relatedTarget as Node | null)) close();
      }}
    >
      <summary class="tool" aria-label={t('More actions')} title={t('More actions')}>
        ⋯
      </summary>
      <div class="menu-items">
        {picture.instances.length > 0 && <GroupBy picture={picture} />}
        {picture.groups.length > 0 &&
          VIEWS.map(([name, label]) =>
            item(label(), () => view({ shows: shows === name ? 'picture' : name }), shows === name),
          )}
        {placing && item(t('Table'), () => view({ asTable: !asTable }), asTable)}
        {placing && item(t('Shuffle'), shuffle)}
        {FORMATS.map(([format, name]) =>
          item(t('Copy as {format}', { format: name }), () => take(format)),
        )}
      </div>
    </details>
  );
}

/** What the instances are grouped by. */
function GroupBy({ picture }: { readonly picture: Picture }) {
  const groupBy = useStore((state) => state.kept.groupBy);
  const providers = picture.instances.some((instance) => instance.capacityProvider);
  const known = useMemo(() => attributeNames(picture), [picture]);
  // What was chosen is offered for as long as it is.
  const [, chosen] = groupBy.split(/^attribute:/);
  const attributes = chosen === undefined || known.includes(chosen) ? known : [...known, chosen];
  return (
    <label>
      <span>{t('Group by')}</span>
      <select
        value={groupBy}
        onChange={({ currentTarget }) => view({ groupBy: currentTarget.value })}
      >
        <option value="zone">{t('Availability Zone')}</option>
        {(providers || groupBy === 'provider') && (
          <option value="provider">{t('Capacity provider')}</option>
        )}
        <option value="type">{t('Instance type')}</option>
        {attributes.map((name) => (
          <option key={name} value={`attribute:${name}`}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
