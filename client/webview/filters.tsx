import type { Picture } from '../../core/view/picture.ts';
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
    ['ready', t('Can take tasks')],
    ['notReady', t('Cannot take tasks')],
    ['empty', t('Without tasks')],
  ];
  // Offered where it can find something.
  if (kept.changes.length > 0 || filter.state === 'changed') {
    states.push(['changed', t('Changed by the what-if')]);
  }
  const providers = picture.instances.some((instance) => instance.capacityProvider);
  const attributes = attributeNames(picture);
  // What was chosen is offered for as long as it is.
  const [, chosen] = groupBy.split(/^attribute:/);
  if (chosen !== undefined && !attributes.includes(chosen)) attributes.push(chosen);
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
          {attributes.map((name) => (
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
      <OneOf
        label={t('Availability Zone')}
        all={t('All zones')}
        values={picture.instances.map(({ zone }) => zone)}
        value={filter.zone}
        onChange={(zone) => update({ filter: { ...filter, zone } })}
      />
      <OneOf
        label={t('Instance type')}
        all={t('All types')}
        values={picture.instances.map(({ type }) => type)}
        value={filter.type}
        onChange={(type) => update({ filter: { ...filter, type } })}
      />
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

interface OneOfProps {
  readonly label: string;
  readonly all: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A choice of one of the values that instances have, where they have several. */
function OneOf({ label, all, values, value, onChange }: OneOfProps) {
  const different = [...new Set(values)].filter(Boolean);
  if (value !== '' && !different.includes(value)) different.push(value);
  // One that was chosen can be left, whatever has become of the others.
  if (different.length < 2 && value === '') return null;
  return (
    <label>
      <span class="unseen">{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{all}</option>
        {different.sort().map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
