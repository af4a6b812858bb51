import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import { isolate } from '../../core/text/isolate.ts';
import type { PicturePool } from '../../core/view/picture.ts';
import { Amount, PROBLEMS } from './amount.tsx';
import { send } from './host.ts';
import { amount, t } from './text.ts';
import { find, withChange, withoutTarget } from './variant.ts';

interface Props {
  readonly pool: PicturePool;
  readonly changes: readonly PlanChange[];
  /** Targets of changes with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
  readonly fewest: { readonly pool: number; readonly count: number | null } | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
}

/** Fields for a group of instances: how many, of which type. */
export function Pool({ changes, wrong, onChange, fewest, pool }: Props) {
  const { first, type, count, zones } = pool;
  const places = zones.map(isolate).join(', ');
  const tried = find(changes, 'instanceType', `instanceType ${first}`)?.type;
  const name = t('{type} instances', { type });
  const isWrong = wrong.has(`instanceType ${first}`);
  return (
    <fieldset aria-label={name}>
      <div class="line">
        <span class="line-name" title={places}>
          <bdi>{name}</bdi> <span class="count">{places}</span>
        </span>
        <Amount
          label={t('Instances')}
          short
          from={count}
          step={1}
          value={find(changes, 'instances', `instances ${first}`)?.value}
          wrong={wrong.has(`instances ${first}`)}
          onChange={(value) =>
            onChange(
              value === undefined
                ? withoutTarget(changes, `instances ${first}`)
                : withChange(changes, { kind: 'instances', pool: first, value }),
            )
          }
        />
      </div>
      <div class="line">
        <Fewest {...{ changes, onChange, fewest, first }} />
        <label class={`field type-field ${tried === undefined ? '' : 'tried'}`}>
          <span>{t('Type')}</span>
          <input
            type="text"
            spellcheck={false}
            value={tried ?? type}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? PROBLEMS : undefined}
            onInput={({ currentTarget: { value } }) =>
              onChange(
                value === type
                  ? withoutTarget(changes, `instanceType ${first}`)
                  : withChange(changes, { kind: 'instanceType', pool: first, type: value }),
              )
            }
          />
        </label>
      </div>
    </fieldset>
  );
}

/** How many instances are needed so that everything lands. */
function Fewest({
  changes,
  onChange,
  fewest,
  first,
}: Omit<Props, 'pool' | 'wrong'> & { first: number }) {
  const count = fewest?.pool === first ? fewest.count : undefined;
  return (
    <p class="fewest">
      <button
        type="button"
        class="small"
        onClick={() => send({ type: 'fewest', pool: first, changes: [...changes] })}
      >
        {t('How many do I need?')}
      </button>
      {count === null && <span role="status">{t('No count of this type fits every task.')}</span>}
      {typeof count === 'number' && (
        <span role="status">
          {t('All tasks are placed with {count}.', { count: amount(count) })}{' '}
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
