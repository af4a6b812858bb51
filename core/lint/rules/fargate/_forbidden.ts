import type { Node } from '../../../text/node.ts';
import { remove } from '../../fixes.ts';
import type { ContainerRule, RuleMeta } from '../../rule.ts';

/** A member of a container that AWS Fargate does not take. */
interface Forbidden extends Omit<RuleMeta, 'messages'> {
  readonly on: 'container';
  readonly message: string;
  /** The way from the container to the member. */
  readonly path: readonly string[];
  /** True for values that say something: an empty list or `false` is accepted. */
  readonly counts: (node: Node) => boolean;
}

/** A rule that refuses one member of a container on Fargate. */
export function forbiddenOnFargate({ path, counts, message, ...meta }: Forbidden): ContainerRule {
  return {
    ...meta,
    needs: path.slice(0, 1),
    messages: { forbidden: message },
    check({ node }, report, task) {
      if (!task.fargate) return;
      let at = node;
      for (const step of path) at = at.get(step);
      if (!at.exists || at.isUnknown || !counts(at)) return;
      report({ at: at.asMember?.keyRange ?? at, message: 'forbidden', fixes: [remove(at)] });
    },
  };
}

/** A list with something in it. */
export const filled = (node: Node): boolean => node.items().length > 0;

/** A number that is set: 0 is what tools write for "not set". */
export const positive = (node: Node): boolean => (node.number ?? 0) > 0;
