import { replace } from '../../fixes.ts';
import type { ContainerRule, RuleMeta } from '../../rule.ts';

/** A number of a health check that must lie in a range. */
interface Ranged extends Omit<RuleMeta, 'messages'> {
  readonly on: 'container';
  readonly member: string;
  /** Both included. */
  readonly least: number;
  readonly most: number;
  readonly message: string;
}

/** A rule that keeps one number of a health check in its range. */
export function rangeOfHealthCheck({
  member,
  least,
  most,
  message,
  ...meta
}: Ranged): ContainerRule {
  return {
    ...meta,
    needs: ['healthCheck'],
    messages: { range: message },
    check({ node }, report) {
      const at = node.get('healthCheck').get(member);
      const value = at.number;
      if (value === undefined || (value >= least && value <= most)) return;
      report({
        at,
        message: 'range',
        params: { value, least, most },
        fixes: [replace(at, value < least ? least : most)],
      });
    },
  };
}
