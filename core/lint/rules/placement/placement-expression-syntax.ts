import { constraintsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'placement-expression-syntax',
  area: 'placement',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: "A constraint's expression follows the cluster query language.",
  why: 'An expression is subject, operator and argument, such as attribute:ecs.instance-type =~ t3.*, joined by and, or and not.',
  says: ["constraint.expression 'attributes:ecs.instance-type==p3.2xlarge'"],
  source: 'public report of a task definition with "attributes:" that could not be created',
  docs: guide('cluster-query-language'),
  messages: {},
  check(subject, report) {
    for (const { parsed, at } of constraintsOf(subject)) {
      for (const error of parsed?.errors ?? []) {
        if (error.code !== 'syntax' && error.code !== 'length') continue;
        report({ at: at(error), message: error.message.template, params: error.message.params });
      }
    }
  },
  examples: {
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
        text: task(
          '"placementConstraints": [{ "type": "memberOf", "expression": "<EXPRESSION>" }]',
        ),
      },
    ],
  },
};
