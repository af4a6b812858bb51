import type { ConstraintItem } from '../../core/analysis/change/constraints.ts';
import type { StrategyItem } from '../../core/analysis/change/strategy.ts';
import { PROBLEMS } from './amount.tsx';
import { Expression } from './expression.tsx';
import { attributeNames } from './sections.ts';
import { useStore } from './store/store.ts';
import { type TriedValue, useTried } from './store/use-tried.ts';
import { t } from './text.ts';

interface Props<Item> {
  readonly address: string;
  readonly inFile: readonly Item[];
}

/** Entries that ECS takes for one service. */
const MOST_STRATEGIES = 5;

const CHOICES: readonly string[] = [
  'spread attribute:ecs.availability-zone',
  'spread instanceId',
  'binpack cpu',
  'binpack memory',
  'random ',
];

/** A list as it is tried; that of the file is not a change. */
function listOf<Item>({ value, wrong, set }: TriedValue<readonly Item[]>, inFile: readonly Item[]) {
  return {
    list: value ?? inFile,
    wrong,
    set: (next: readonly Item[], words = false) => {
      const same = JSON.stringify(next) === JSON.stringify(inFile);
      set(same ? undefined : next, words);
    },
  };
}

/** The chain of strategies, one choice for each. */
export function StrategyFields({ address, inFile }: Props<StrategyItem>) {
  const picture = useStore((state) => state.picture);
  const { list, wrong, set } = listOf(useTried({ kind: 'strategy', group: address }), inFile);
  const attributes = picture ? attributeNames(picture) : [];
  const choices = [...CHOICES, ...attributes.map((name) => `spread attribute:${name}`)];
  const at = (index: number, value: string) => {
    const [type = '', field = ''] = value.split(/ (.*)/);
    const next = [...list];
    if (type === '') next.splice(index, 1);
    else next[index] = itemOf(type, field);
    set(next);
  };
  const steps = [...list, undefined].slice(0, MOST_STRATEGIES);
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
            aria-invalid={wrong}
            aria-describedby={wrong ? PROBLEMS : undefined}
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
export function ConstraintFields({ address, inFile }: Props<ConstraintItem>) {
  const { list, wrong, set } = listOf(useTried({ kind: 'constraints', group: address }), inFile);
  const expressions = list.filter(({ type }) => type === 'memberOf');
  const distinct = list.some(({ type }) => type === 'distinctInstance');
  const write = (all: readonly ConstraintItem[], apart: boolean, words = false) =>
    set([...all, ...(apart ? [{ type: 'distinctInstance' } as const] : [])], words);
  return (
    <div class="field chain">
      <span>{t('Constraints')}</span>
      {[...expressions, undefined].map((item, index) => (
        <Expression
          key={index}
          label={t('memberOf {number}', { number: index + 1 })}
          value={item?.expression ?? ''}
          wrong={wrong && item !== undefined}
          onChange={(value) => {
            const next = [...expressions];
            if (value === '') next.splice(index, 1);
            else next[index] = { type: 'memberOf', expression: value };
            write(next, distinct, true);
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
