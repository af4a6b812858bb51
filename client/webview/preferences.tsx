import type {
  ConstraintItem,
  PlanChange,
  StrategyItem,
} from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import type { ConstraintCompletions } from '../../protocol/panel.ts';
import { PROBLEMS } from './amount.tsx';
import { Expression } from './expression.tsx';
import { attributeNames } from './sections.ts';
import { t } from './text.ts';
import { find, withChange, withoutTarget } from './variant.ts';

interface Props {
  readonly picture: Picture;
  readonly changes: readonly PlanChange[];
  /** Targets of changes with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
  readonly completions: ConstraintCompletions | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
  readonly group: number;
}

/** Entries that ECS takes for one service. */
const MOST_STRATEGIES = 5;

/** The chain of strategies, one choice for each. */
export function StrategyFields({ picture, changes, wrong, onChange, group }: Props) {
  const inFile = picture.groups[group]?.strategy ?? [];
  const target = `strategy ${group}`;
  const chain = find(changes, 'strategy', target)?.strategy ?? inFile;
  const choices = [
    'spread attribute:ecs.availability-zone',
    'spread instanceId',
    'binpack cpu',
    'binpack memory',
    'random ',
    ...attributeNames(picture).map((name) => `spread attribute:${name}`),
  ];
  const set = (strategy: readonly StrategyItem[]) =>
    onChange(
      JSON.stringify(strategy) === JSON.stringify(inFile)
        ? withoutTarget(changes, target)
        : withChange(changes, { kind: 'strategy', group, strategy }),
    );
  const at = (index: number, value: string) => {
    const [type = '', field = ''] = value.split(/ (.*)/);
    const next = [...chain];
    if (type === '') next.splice(index, 1);
    else next[index] = itemOf(type, field);
    set(next);
  };
  const steps = [...chain, undefined].slice(0, MOST_STRATEGIES);
  return (
    <div class="field chain">
      <span>{t('Strategy')}</span>
      {steps.map((item, index) => {
        const value = item ? `${item.type} ${item.field ?? ''}` : '';
        const all = choices.includes(value) || value === '' ? choices : [value, ...choices];
        return (
          <select
            key={index}
            aria-label={t('Strategy {number}', { number: index + 1 })}
            value={value}
            aria-invalid={wrong.has(target)}
            aria-describedby={wrong.has(target) ? PROBLEMS : undefined}
            onChange={({ currentTarget }) => at(index, currentTarget.value)}
          >
            <option value="">{index === 0 ? t('ECS default') : t('none')}</option>
            {all.map((choice) => (
              <option key={choice} value={choice}>
                {choice.replace('attribute:', '')}
              </option>
            ))}
          </select>
        );
      })}
    </div>
  );
}

function itemOf(type: string, field: string): StrategyItem {
  if (type === 'spread' || type === 'binpack') return { type, field };
  return { type: 'random' };
}

/** The constraints: expressions are judged by the server as they are typed. */
export function ConstraintFields(props: Props) {
  const { picture, changes, wrong, completions, onChange, group } = props;
  const inFile = picture.groups[group]?.constraints ?? [];
  const target = `constraints ${group}`;
  const list = find(changes, 'constraints', target)?.constraints ?? inFile;
  const set = (constraints: readonly ConstraintItem[]) =>
    onChange(
      JSON.stringify(constraints) === JSON.stringify(inFile)
        ? withoutTarget(changes, target)
        : withChange(changes, { kind: 'constraints', group, constraints }),
    );
  const expressions = list.filter(({ type }) => type === 'memberOf');
  const distinct = list.some(({ type }) => type === 'distinctInstance');
  const write = (all: readonly ConstraintItem[], apart: boolean) =>
    set([...all, ...(apart ? [{ type: 'distinctInstance' } as const] : [])]);
  return (
    <div class="field chain">
      <span>{t('Constraints')}</span>
      {[...expressions, undefined].map((item, index) => (
        <Expression
          key={index}
          label={t('memberOf {number}', { number: index + 1 })}
          value={item?.expression ?? ''}
          wrong={wrong.has(target) && item !== undefined}
          completions={completions}
          onChange={(value) => {
            const next = [...expressions];
            if (value === '') next.splice(index, 1);
            else next[index] = { type: 'memberOf', expression: value };
            write(next, distinct);
          }}
        />
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={distinct}
          onChange={({ currentTarget }) => write(expressions, currentTarget.checked)}
        />
        distinctInstance
      </label>
    </div>
  );
}
