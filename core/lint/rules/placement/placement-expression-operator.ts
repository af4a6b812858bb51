import { constraintsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'placement-expression-operator',
  area: 'placement',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  title: 'An operator and its value must fit the subject of the expression.',
  why: 'The documentation names the operators for each subject; others may be refused, or never match.',
  docs: guide('cluster-query-language'),
  messages: {},
  check(subject, report) {
    for (const { parsed, at } of constraintsOf(subject)) {
      for (const error of parsed?.errors ?? []) {
        if (error.code === 'syntax' || error.code === 'length') continue;
        report({
          at: at(error),
          message: error.message.template,
          params: error.message.params,
          severity: error.code === 'pattern' ? 'hint' : 'warning',
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "agentConnected > true" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "runningTasksCount < 10" }]',
      ),
    },
    {
      title: 'a number that is filled in later',
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "runningTasksCount < ${COUNT}" }]',
      ),
    },
  ],
});
