import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import type { ConstraintCompletions } from '../../protocol/panel.ts';
import { PROBLEMS } from './amount.tsx';
import { Pool } from './pool.tsx';
import { Service } from './service.tsx';
import { t } from './text.ts';

interface Props {
  /** The plan as it stands in the file: changes are changes of that. */
  readonly picture: Picture;
  /** The picture of the trial; the plan's where nothing is tried. */
  readonly trial: Picture;
  readonly changes: readonly PlanChange[];
  readonly problems: readonly string[];
  /** Targets of changes with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
  readonly fewest: { readonly pool: number; readonly count: number | null } | undefined;
  readonly completions: ConstraintCompletions | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
}

/** Fields for trying: what each service asks for, and what the cluster is made of. */
export function WhatIf(props: Props) {
  const { picture, problems } = props;
  const zones = [...new Set(picture.instances.map(({ zone }) => zone))].filter(Boolean).sort();
  const wholes = [...picture.groups.keys()].filter(
    (index) => (picture.groups[index]?.share?.first ?? index) === index,
  );
  return (
    <section class="what-if" aria-label={t('What if')}>
      {wholes.length > 0 && <h2>{t('Tasks')}</h2>}
      <div class="fields">
        {wholes.map((group) => (
          <Service key={group} {...props} group={group} />
        ))}
      </div>
      {(picture.pools.length > 0 || zones.length > 1) && <h2>{t('Container instances')}</h2>}
      <div class="fields">
        {picture.pools.map((pool) => (
          <Pool key={pool.first} {...props} pool={pool} />
        ))}
        {zones.length > 1 && <Failure {...props} zones={zones} />}
      </div>
      {/* Below the fields: they stay where they are while something is half typed. */}
      <div class="problem-room">
        {problems.length > 0 && (
          <ul class="problems" role="alert" id={PROBLEMS}>
            {problems.map((problem) => (
              <li key={problem}>
                <bdi>{problem}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Failure({ changes, zones, onChange }: Props & { readonly zones: readonly string[] }) {
  const lost = changes.find((change) => change.kind === 'lose');
  return (
    <label class="line">
      <span class={`line-name ${lost ? 'tried' : ''}`}>{t('Failed zone')}</span>
      <select
        value={lost?.zone ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const others = changes.filter(({ kind }) => kind !== 'lose');
          onChange(value === '' ? others : [...others, { kind: 'lose', zone: value }]);
        }}
      >
        <option value="">{t('none')}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
    </label>
  );
}
