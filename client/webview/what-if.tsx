import type { ConstraintCompletions } from '../../core/placement/messages.ts';
import type { Picture, PlanChange } from '../../core/placement/picture.ts';
import { Amount } from './amount.tsx';
import { Fold } from './fold.tsx';
import { Pool } from './pool.tsx';
import { ConstraintFields, StrategyFields } from './preferences.tsx';
import { t } from './text.ts';
import { find, withChange, withoutTarget } from './variant.ts';

interface Props {
  /** The plan as it stands in the file: changes are changes of that. */
  readonly picture: Picture;
  readonly changes: readonly PlanChange[];
  readonly problems: readonly string[];
  readonly fewest: { readonly pool: number; readonly count: number | null } | undefined;
  readonly completions: ConstraintCompletions | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
}

/** Services up to which all fields are shown at once. */
const MOST_UNFOLDED = 8;

/** Fields for trying: what each service asks for, and what the cluster is made of. */
export function WhatIf(props: Props) {
  const { picture, changes, problems, onChange } = props;
  const zones = [...new Set(picture.instances.map(({ zone }) => zone))].filter(Boolean).sort();
  const lost = changes.find((change) => change.kind === 'lose');
  return (
    <section class="what-if" aria-label={t('What if')}>
      <div class="fields">
        {picture.groups.map((_, group) => (
          <Service key={group} {...props} group={group} />
        ))}
        {picture.pools.map((pool) => (
          <Pool key={pool.first} {...props} pool={pool} />
        ))}
        {zones.length > 1 && (
          <fieldset>
            <legend>{t('Failure')}</legend>
            <label class="field">
              <span>{t('Zone that fails')}</span>
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
          </fieldset>
        )}
      </div>
      {/* Below the fields: they stay where they are while something is half typed. */}
      <div class="problem-room">
        {problems.length > 0 && (
          <ul class="problems" role="alert">
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

function Service(props: Props & { group: number }) {
  const { picture, changes, onChange, group } = props;
  const own = picture.groups[group];
  if (!own) return null;
  const value = (kind: 'copies' | 'cpu' | 'memory') =>
    find(changes, kind, `${kind} ${group}`)?.value;
  const field = (kind: 'copies' | 'cpu' | 'memory', label: string, from: number, unit: number) => (
    <Amount
      label={label}
      from={from}
      step={unit}
      value={value(kind)}
      onChange={(next) =>
        onChange(
          next === undefined
            ? withoutTarget(changes, `${kind} ${group}`)
            : withChange(changes, { kind, group, value: next }),
        )
      }
    />
  );
  return (
    <Fold name={own.label} folded={picture.groups.length > MOST_UNFOLDED}>
      {() => (
        <>
          {!own.daemon && field('copies', t('Copies'), own.desired, 1)}
          {field('cpu', t('CPU units'), own.cpu, 64)}
          {field('memory', t('Memory, MiB'), own.memory, 64)}
          {!own.daemon && <StrategyFields {...props} />}
          <ConstraintFields {...props} />
        </>
      )}
    </Fold>
  );
}
