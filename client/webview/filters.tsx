import type { Picture } from '../../core/view/picture.ts';
import { attributeNames, type Filter, type StateFilter } from './sections.ts';
import { view } from './store/actions.ts';
import { isTrying, shownOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

/** How the instances are grouped, and which are shown. */
export function Filters() {
  const picture = useStore(shownOf);
  const filter = useStore((state) => state.kept.filter);
  if (!picture) return null;
  const set = (some: Partial<Filter>) => view({ filter: { ...filter, ...some } });
  return (
    <>
      <GroupBy picture={picture} />
      <label>
        <span class="unseen">{t('Find instances')}</span>
        <input
          type="search"
          placeholder={t('Find instances')}
          value={filter.text}
          onInput={({ currentTarget }) => set({ text: currentTarget.value })}
        />
      </label>
      <label>
        <span class="unseen">{t('Service')}</span>
        <select
          value={String(filter.service)}
          onChange={({ currentTarget }) => set({ service: Number(currentTarget.value) })}
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
        onChange={(zone) => set({ zone })}
      />
      <OneOf
        label={t('Instance type')}
        all={t('All types')}
        values={picture.instances.map(({ type }) => type)}
        value={filter.type}
        onChange={(type) => set({ type })}
      />
      <States value={filter.state} onChange={(state) => set({ state })} />
    </>
  );
}

/** What the instances are grouped by. */
function GroupBy({ picture }: { readonly picture: Picture }) {
  const groupBy = useStore((state) => state.kept.groupBy);
  const providers = picture.instances.some((instance) => instance.capacityProvider);
  const attributes = attributeNames(picture);
  // What was chosen is offered for as long as it is.
  const [, chosen] = groupBy.split(/^attribute:/);
  if (chosen !== undefined && !attributes.includes(chosen)) attributes.push(chosen);
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

/** The states of which one can be asked for. */
function States(props: {
  readonly value: StateFilter;
  readonly onChange: (state: StateFilter) => void;
}) {
  const trying = useStore(isTrying);
  const states: [StateFilter, string][] = [
    ['all', t('All instances')],
    ['ready', t('Can take tasks')],
    ['notReady', t('Cannot take tasks')],
    ['empty', t('Without tasks')],
  ];
  // Offered where it can find something.
  if (trying || props.value === 'changed') states.push(['changed', t('Changed by the what-if')]);
  return (
    <label>
      <span class="unseen">{t('State')}</span>
      <select
        value={props.value}
        onChange={({ currentTarget }) => props.onChange(currentTarget.value as StateFilter)}
      >
        {states.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
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
