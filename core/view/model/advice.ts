import { type Advice, advising } from '../../analysis/advice/advise.ts';
import type { ConstraintItem, PlanChange } from '../../analysis/whatif/plan-change.ts';
import type { Work } from '../../work.ts';
import type { PictureAdvice } from '../picture.ts';
import type { Answering } from './answering.ts';
import { strategyItem } from './groups.ts';
import type { Placed } from './placed.ts';

/** Suggestions shown for one group. */
const MOST_ADVICE = 5;

/** What would let more copies of a group land, as changes that the panel can try and write. */
export function* adviceFor(
  { result }: Placed,
  outcome: number,
  { say, shouldStop }: Answering,
): Work<PictureAdvice[]> {
  return (yield* advising(result, outcome, { shouldStop })).slice(0, MOST_ADVICE).map((advice) => ({
    message: say(advice.message),
    changes: changesOf(advice, outcome, result),
  }));
}

function changesOf(
  { change }: Advice,
  group: number,
  { cluster, outcomes }: Placed['result'],
): PlanChange[] {
  switch (change.kind) {
    case 'memory':
    case 'cpu':
      return [{ kind: change.kind, group, value: change.to }];
    case 'dynamicPorts':
    case 'trunking':
      return [{ kind: change.kind, group }];
    case 'instances':
      return [
        {
          kind: 'addInstances',
          like: [...cluster.instances, ...(cluster.templates ?? [])].indexOf(change.like),
          value: change.count,
          ...(change.larger ? { type: change.larger.instanceType } : {}),
        },
      ];
    case 'strategy':
      return [{ kind: 'strategy', group, strategy: change.strategy.map(strategyItem) }];
    case 'dropMemberOf':
    case 'loosenMemberOf': {
      const { expression } = change;
      const to = change.kind === 'loosenMemberOf' ? change.to : '';
      if (change.ofTask) return [{ kind: 'taskConstraint', group, expression, to }];
      return [{ kind: 'constraints', group, constraints: instead(expression, to) }];
    }
    case 'dropDistinctInstance':
      return [{ kind: 'constraints', group, constraints: instead(undefined, '') }];
  }

  /** The group's constraints with another expression, or none; or without `distinctInstance`. */
  function instead(expression: string | undefined, to: string): ConstraintItem[] {
    return (outcomes[group]?.request.constraints ?? []).flatMap((one) => {
      if (one.type === 'distinctInstance')
        return expression === undefined ? [] : { type: one.type };
      const { text } = one.expression;
      if (text !== expression) return { type: one.type, expression: text };
      return to === '' ? [] : { type: one.type, expression: to };
    });
  }
}
