import type { Node } from '../../../text/node.ts';
import { remove } from '../../fixes.ts';
import type { ContainerRule, RuleMeta } from '../../rule.ts';

/** A member of a container that does not go with network mode awsvpc. */
interface Excluded extends Omit<RuleMeta, 'messages'> {
  readonly on: 'container';
  readonly member: string;
  /** True for values that say something: an empty list or `false` is accepted. */
  readonly counts: (node: Node) => boolean;
  readonly message: string;
}

/** A rule that refuses one member of a container in network mode awsvpc. */
export function excludedByAwsvpc({ member, counts, message, ...meta }: Excluded): ContainerRule {
  return {
    ...meta,
    needs: [member],
    messages: { excluded: message },
    check({ node }, report, task) {
      const at = node.get(member);
      if (task.networkMode !== 'awsvpc' || !at.exists || at.isUnknown || !counts(at)) return;
      report({ at: at.asMember?.keyRange ?? at, message: 'excluded', fixes: [remove(at)] });
    },
  };
}

/** A list with something in it. */
export const filled = (node: Node): boolean => node.items().length > 0;
