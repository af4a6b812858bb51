import type { Picture } from '../../core/placement/picture.ts';
import type { Kept } from './kept.ts';
import { attributeNames, type StateFilter } from './sections.ts';
import { t } from './text.ts';

type Format = 'svg' | 'png' | 'markdown' | 'json';

const FORMATS: readonly [Format, string][] = [
  ['svg', 'SVG'],
  ['png', 'PNG'],
  ['markdown', 'Markdown'],
  ['json', 'JSON'],
];

interface Props {
  readonly picture: Picture;
  readonly kept: Kept;
  readonly update: (some: Partial<Kept>) => void;
  readonly onShuffle: () => void;
  readonly onExport: (format: Format) => void;
}

/** How the picture is grouped, filtered and shown, and what can be done with it. */
export function Toolbar({ picture, kept, update, onShuffle, onExport }: Props) {
  const { filter, groupBy } = kept;
  const states: readonly [StateFilter, string][] = [
    ['all', t('All instances')],
    ['ready', t('Ready for tasks')],
    ['notReady', t('Not ready')],
    ['empty', t('Without tasks')],
    ['changed', t('Changed by the trial')],
  ];
  return (
    <div class="toolbar">
      <label>
        {t('Group by')}
        <select
          value={groupBy}
          onChange={({ currentTarget }) => update({ groupBy: currentTarget.value })}
        >
          <option value="zone">{t('Availability Zone')}</option>
          <option value="provider">{t('Capacity provider')}</option>
          <option value="type">{t('Instance type')}</option>
          {attributeNames(picture).map((name) => (
            <option key={name} value={`attribute:${name}`}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="unseen">{t('Find instances')}</span>
        <input
          type="search"
          placeholder={t('Find instances')}
          value={filter.text}
          onInput={({ currentTarget }) =>
            update({ filter: { ...filter, text: currentTarget.value } })
          }
        />
      </label>
      <label>
        <span class="unseen">{t('Service')}</span>
        <select
          value={String(filter.service)}
          onChange={({ currentTarget }) =>
            update({ filter: { ...filter, service: Number(currentTarget.value) } })
          }
        >
          <option value="-1">{t('All services')}</option>
          {picture.groups.map(({ label }, index) => (
            <option key={index} value={String(index)}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="unseen">{t('State')}</span>
        <select
          value={filter.state}
          onChange={({ currentTarget }) =>
            update({ filter: { ...filter, state: currentTarget.value as StateFilter } })
          }
        >
          {states.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
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
        class="tool"
        aria-pressed={kept.whatIf}
        onClick={() => update({ whatIf: !kept.whatIf })}
      >
        {t('What if …')}
      </button>
      <button
        type="button"
        class="tool"
        title={t('Places everything with other seeds: does the result depend on chance?')}
        onClick={onShuffle}
      >
        {t('Shuffle')}
      </button>
      <details class="menu">
        <summary class="tool">{t('Copy')}</summary>
        <div class="menu-items">
          {FORMATS.map(([format, name]) => (
            <button
              key={format}
              type="button"
              onClick={({ currentTarget }) => {
                currentTarget.closest('details')?.removeAttribute('open');
                onExport(format);
              }}
            >
              {t('Copy as {format}', { format: name })}
            </button>
          ))}
        </div>
      </details>
    </div>
  );
}
