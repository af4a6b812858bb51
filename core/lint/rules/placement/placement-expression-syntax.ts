import type { ConstraintError } from '../../../ecs/constraint/expression.ts';
import type { Range } from '../../../text/node.ts';
import { constraintsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, type Fix, guide } from '../../rule.ts';
import type { Subject } from '../../subject.ts';

/** Puts the only thing that can stand there in the place of what was found. */
function corrected(
  { document }: Subject,
  at: Range,
  { expected, message }: ConstraintError,
): Fix[] {
  const [text, ...others] = expected;
  const { found } = message.params;
  if (text === undefined || others.length > 0 || !found) return [];
  // With escapes in the string the place is the whole of it.
  if (document.text.slice(at.start, at.end) !== found) return [];
  const params = { found, text };
  return [{ title: 'Change "{found}" to "{text}"', params, edits: () => [{ ...at, text }] }];
}

export const rule: DocumentRule = {
  id: 'placement-expression-syntax',
  area: 'placement',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: 'A constraint expression must follow the cluster query language.',
  why: 'An expression is subject, operator and argument, such as attribute:ecs.instance-type =~ t3.*, joined by and, or and not.',
  says: ["constraint.expression 'attributes:ecs.instance-type==p3.2xlarge'"],
  source: 'public report of a task definition with "attributes:" that could not be created',
  docs: guide('cluster-query-language'),
  messages: {},
  check(subject, report) {
    for (const { parsed, at } of constraintsOf(subject)) {
      for (const error of parsed?.errors ?? []) {
        if (error.code !== 'syntax' && error.code !== 'length') continue;
        const { template: message, params } = error.message;
        const place = at(error);
        report({ at: place, message, params, fixes: corrected(subject, place, error) });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attributes:ecs.instance-type == p3.2xlarge" }]',
      ),
    },
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack = prod" }]',
      ),
      fixed: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "(attribute:ecs.instance-type =~ t3.* or attribute:stack in [a, b]) and not(task:group == service:web)" }]',
      ),
    },
    {
      title: 'an expression that is filled in later',
      text: task('"placementConstraints": [{ "type": "memberOf", "expression": "<EXPRESSION>" }]'),
    },
  ],
});
