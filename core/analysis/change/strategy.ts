import type { Strategy } from '../../placement/model.ts';
import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText, readList } from './fields.ts';

/** An entry of `placementStrategy`. */
export interface StrategyItem {
  readonly type: 'spread' | 'binpack' | 'random';
  readonly field?: string;
}

/** The placement strategy of a service or task; an empty list leaves it to ECS. */
export interface StrategyChange {
  readonly kind: 'strategy';
  readonly group: string;
  readonly value: readonly StrategyItem[];
}

export const strategy: ChangeKind<StrategyChange> = {
  kind: 'strategy',
  read({ group, value }) {
    const items = readList(value, readItem);
    return isText(group) && items ? { group, value: items } : undefined;
  },
  words({ group, value }) {
    const service = groupLabel(group);
    const terms = value.map(({ type, field = '' }) => `${type} ${field}`.trim()).join(', ');
    return value.length === 0
      ? message('{service}: default strategy', { service })
      : message('{service}: {terms}', { service, terms });
  },
  request: (request, { value }) => ({ ...request, strategy: value.map(strategyOf) }),
  advice: ({ value }) => message('use binpack by {field}', { field: value[0]?.field ?? '' }),
  async edits({ group, value }, files) {
    const [planned] = requestsAt(files.plan, group);
    await files.setList(
      planned,
      'placementStrategy',
      value.map((item) => ({ ...item })),
    );
  },
};

function readItem({ type, field }: Record<string, unknown>): StrategyItem | undefined {
  if (type !== 'spread' && type !== 'binpack' && type !== 'random') return undefined;
  if (field === undefined) return { type };
  return isText(field) ? { type, field } : undefined;
}

/** An entry of `placementStrategy` as a plan has it. */
export function strategyItem(strategy: Strategy): StrategyItem {
  const { type } = strategy;
  if (type === 'random') return { type };
  const { field } = strategy;
  if (field === 'attribute') return { type, field: `attribute:${strategy.attribute}` };
  return { type, field };
}

function strategyOf({ type, field = '' }: StrategyItem): Strategy {
  if (type === 'random') return { type };
  if (type === 'binpack') return { type, field: field === 'cpu' ? 'cpu' : 'memory' };
  if (field === 'instanceId') return { type, field };
  return { type, field: 'attribute', attribute: field.replace(/^attribute:/, '') };
}
