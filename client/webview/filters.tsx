import type { Picture } from '../../core/placement/picture.ts';
import type { Kept } from './kept.ts';
import { attributeNames, type StateFilter } from './sections.ts';
import { t } from './text.ts';

interface Props {
  readonly picture: Picture;
  readonly kept: Kept;
  readonly update: (some: Partial<Kept>) => void;
}

/** How the instances are grouped, and which are shown. */
export function Filters({ picture, kept, update }: Props) {
  const { filter, groupBy } = kept;
  const states: [StateFilter, string][] = [
    ['all', t('All instances')],
    ['ready', t('Ready for tasks')],
    ['notReady', t('Not ready')],
    ['empty', t('Without tasks')],
  ];
  // Offered where it can find something.
  if (kept.changes.length > 0 || filter.state === 'changed') {
    states.push(['changed', t('Changed by the trial')]);
  }
  const providers = picture.instances.some((instance) => instance.capacityProvider);
  return (
    <>
      <label>
        <span>{t('Group by')}</span>
        <select
          value={groupBy}
          onChange={({ currentTarget }) => update({ groupBy: currentTarget.value })}
        >
          <option value="zone">{t('Availability Zone')}</option>
          {(providers || groupBy === 'provider') && (
            <option value="provider">{t('Capacity provider')}</option>
          )}
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
    </>
  );
}
