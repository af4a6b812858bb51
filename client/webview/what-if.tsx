import type { Picture, PlanChange } from '../../core/placement/picture.ts';
import { Amount } from './amount.tsx';
import { send } from './host.ts';
import { ConstraintFields, StrategyFields } from './preferences.tsx';
import { amount, t } from './text.ts';
import { find, withChange, withoutTarget } from './variant.ts';

interface Props {
  /** The plan as it stands in the file: changes are changes of that. */
  readonly picture: Picture;
  readonly changes: readonly PlanChange[];
  readonly problems: readonly string[];
  readonly fewest: { readonly pool: number; readonly count: number | null } | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
}

/** Fields for trying: what each service asks for, and what the cluster is made of. */
export function WhatIf(props: Props) {
  const { picture, changes, problems, onChange } = props;
  const zones = [...new Set(picture.instances.map(({ zone }) => zone))].filter(Boolean).sort();
  const lost = changes.find((change) => change.kind === 'lose');
  return (
    <section class="what-if" aria-label={t('What if')}>
      {problems.length > 0 && (
        <ul class="problems" role="alert">
          {problems.map((problem) => (
            <li key={problem}>
              <bdi>{problem}</bdi>
            </li>
          ))}
        </ul>
      )}
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
    </section>
  );
}

function Service({ picture, changes, onChange, group }: Props & { group: number }) {
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
    <fieldset>
      <legend>
        <bdi>{own.label}</bdi>
      </legend>
      {!own.daemon && field('copies', t('Copies'), own.desired, 1)}
      {field('cpu', t('CPU units'), own.cpu, 64)}
      {field('memory', t('Memory, MiB'), own.memory, 64)}
      {!own.daemon && <StrategyFields {...{ picture, changes, onChange, group }} />}
      <ConstraintFields {...{ picture, changes, onChange, group }} />
    </fieldset>
  );
}

function Pool({ changes, onChange, fewest, pool }: Props & { pool: Picture['pools'][number] }) {
  const { first, type, count, zones } = pool;
  const tried = find(changes, 'instanceType', `instanceType ${first}`)?.type;
  return (
    <fieldset>
      <legend>
        <bdi>{t('{type} instances', { type })}</bdi> <span class="count">{zones.join(', ')}</span>
      </legend>
      <Amount
        label={t('Instances')}
        from={count}
        step={1}
        value={find(changes, 'instances', `instances ${first}`)?.value}
        onChange={(value) =>
          onChange(
            value === undefined
              ? withoutTarget(changes, `instances ${first}`)
              : withChange(changes, { kind: 'instances', pool: first, value }),
          )
        }
      />
      <label class="field">
        <span>{t('Type')}</span>
        <input
          type="text"
          spellcheck={false}
          value={tried ?? type}
          onInput={({ currentTarget: { value } }) =>
            onChange(
              value === type
                ? withoutTarget(changes, `instanceType ${first}`)
                : withChange(changes, { kind: 'instanceType', pool: first, type: value }),
            )
          }
        />
      </label>
      <Fewest {...{ changes, onChange, fewest, first }} />
    </fieldset>
  );
}

/** How many instances are needed so that everything lands. */
function Fewest({
  changes,
  onChange,
  fewest,
  first,
}: Pick<Props, 'changes' | 'onChange' | 'fewest'> & { first: number }) {
  const count = fewest?.pool === first ? fewest.count : undefined;
  return (
    <p class="field">
      <button
        type="button"
        class="small"
        onClick={() => send({ type: 'fewest', pool: first, changes: [...changes] })}
      >
        {t('How many do I need?')}
      </button>
      {count === null && <span role="status">{t('No number of these lets everything land.')}</span>}
      {typeof count === 'number' && (
        <span role="status">
          {t('With {count} everything lands.', { count: amount(count) })}{' '}
          <button
            type="button"
            class="link"
            onClick={() =>
              onChange(withChange(changes, { kind: 'instances', pool: first, value: count }))
            }
          >
            {t('Try')}
          </button>
        </span>
      )}
    </p>
  );
}
