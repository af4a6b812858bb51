import { constraintsOf } from '../../constraints.ts';
import { service, task } from '../../example.ts';
import { remove, set } from '../../fixes.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: DocumentRule = {
  id: 'placement-expression-missing',
  area: 'placement',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: 'memberOf needs an expression, distinctInstance takes none.',
  why: 'Without an expression memberOf constrains nothing; distinctInstance takes none.',
  says: ['distinctInstance expression should not be specified.'],
  docs: guide('task-placement-constraints'),
  messages: {
    missing: '"memberOf" without an "expression" constrains nothing.',
    needless: '"distinctInstance" takes no "expression".',
  },
  check(subject, report) {
    for (const { node, type, expression } of constraintsOf(subject)) {
      const empty = node.lacks('expression') || expression.string === '';
      if (type === 'memberOf' && empty) {
        report({
          at: expression.exists ? expression : opening(node),
          message: 'missing',
          severity: 'warning',
          fixes: [remove(node)],
        });
      } else if (type === 'distinctInstance' && expression.string) {
        report({
          at: expression.asMember?.keyRange ?? expression,
          message: 'needless',
          fixes: [remove(expression), set(node, 'type', 'memberOf')],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"placementConstraints": [{ "type": "memberOf" }]') },
    {
      text: service(
        '"placementConstraints": [{ "type": "distinctInstance", "expression": "attribute:a == b" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]',
      ),
    },
    {
      title: 'an expression that is filled in later',
      text: task('"placementConstraints": [{ "type": "memberOf", "expression": "<EXPRESSION>" }]'),
    },
  ],
});
