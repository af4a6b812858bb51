import { type Advice, advise } from '../advice/advise.ts';
import type { PictureAdvice, PlanChange } from '../picture.ts';
import type { Placed } from './draw.ts';
import { strategyItem } from './groups.ts';
import type { Answering } from './why.ts';

/** Suggestions shown for one group. */
const MOST_ADVICE = 5;

/** What would let more copies of a group land, as changes that the panel can try and write. */
export function adviceFor(
  { result }: Placed,
  outcome: number,
  { say, shouldStop }: Answering,
): PictureAdvice[] {
  return advise(result, outcome, { shouldStop })
    .slice(0, MOST_ADVICE)
    .map((advice) => ({
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
      return [{ kind: 'dynamicPorts', group }];
    case 'instances':
      return [
        {
          kind: 'addInstances',
          like: cluster.instances.indexOf(change.like),
          value: change.count,
        },
      ];
    case 'strategy':
      return [{ kind: 'strategy', group, strategy: change.strategy.map(strategyItem) }];
    case 'dropMemberOf':
      if (change.ofTask) {
        return [{ kind: 'dropTaskConstraint', group, expression: change.expression }];
      }
      return [{ kind: 'constraints', group, constraints: without(change.expression) }];
    case 'dropDistinctInstance':
      return [{ kind: 'constraints', group, constraints: without(undefined) }];
    default:
      return [];
  }

  /** The group's constraints without the one on the expression, or without `distinctInstance`. */
  function without(expression: string | undefined) {
    return (outcomes[group]?.request.constraints ?? []).flatMap((one) => {
      if (one.type === 'memberOf') {
        const { text } = one.expression;
        return text === expression ? [] : { type: one.type, expression: text };
      }
      return expression === undefined ? [] : { type: one.type };
    });
  }
}
