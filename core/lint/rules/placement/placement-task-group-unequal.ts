import { comparisonsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'placement-task-group-unequal',
  area: 'placement',
  severity: 'hint',
  evidence: 'advice',
  on: 'document',
  title: 'task:group != selects instances that run some other group.',
  why: 'The subject is the groups of the tasks on an instance. To keep away from a group, negate the whole: not(task:group == service:web).',
  docs: guide('cluster-query-language'),
  messages: {
    trap: '"task:group !=" does not keep away from instances that run this group. Write not(task:group == …).',
  },
  check(subject, report) {
    for (const { constraint, comparison } of comparisonsOf(subject)) {
      if (comparison.subject !== 'task:group' || comparison.operator !== '!=') continue;
      const value = comparison.values[0];
      const range = constraint.at(comparison);
      const text = constraint.expression.string?.slice(value?.start ?? 0, value?.end ?? 0) ?? '';
      const exact = value !== undefined && text !== '' && constraint.expression.isVerbatim;
      report({
        at: range,
        message: 'trap',
        fixes: exact
          ? [
              {
                title: 'Negate the whole comparison',
                edits: () => [{ ...range, text: `not(task:group == ${text})` }],
              },
            ]
          : [],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "task:group != service:web" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "not(task:group == service:web)" }]',
      ),
    },
    {
      title: 'a group that is filled in later',
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "not(task:group == ${GROUP})" }]',
      ),
    },
  ],
});
