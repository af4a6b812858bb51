import { comparisonsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'placement-pattern-unanchored',
  area: 'placement',
  severity: 'hint',
  evidence: 'advice',
  on: 'document',
  title: 'A pattern must match the whole value.',
  why: '=~ compares the whole value with the pattern, not a part of it: t3 matches t3 alone, t3.* matches t3.large.',
  docs: guide('cluster-query-language'),
  messages: {
    whole:
      'A pattern must cover the whole value: "{pattern}" matches nothing but "{pattern}". Did you mean "{pattern}.*"?',
  },
  check(subject, report) {
    for (const { constraint, comparison } of comparisonsOf(subject)) {
      const value = comparison.values[0];
      if ((comparison.operator !== '=~' && comparison.operator !== '!~') || !value || value.unknown)
        continue;
      const pattern = value.text;
      const wanted = comparison.name === 'ecs.instance-type' ? /^[a-z0-9-]+\.?$/ : /^[\w-]+$/;
      if (!wanted.test(pattern)) continue;
      const range = constraint.at(value);
      report({ at: range, message: 'whole', params: { pattern } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type =~ t3" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type =~ t3.*" }]',
      ),
    },
    {
      title: 'a pattern that is filled in later',
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type =~ ${PATTERN}" }]',
      ),
    },
  ],
});
