import { BUILT_IN_ATTRIBUTES } from '../../../ecs/built-in-attributes.ts';
import { closest } from '../../../text/closest.ts';
import { hasPlaceholder } from '../../../text/placeholders.ts';
import { comparisonsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'placement-unknown-builtin',
  area: 'placement',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  title: 'Attributes that begin with ecs. are set by Amazon ECS.',
  why: 'No instance has another one, so that the constraint never matches.',
  docs: guide('task-placement-constraints'),
  messages: {
    unknown: 'Amazon ECS sets no attribute "{name}": no instance has it.',
    meant: 'Amazon ECS sets no attribute "{name}"; did you mean "{meant}"?',
  },
  check(subject, report) {
    for (const { constraint, comparison } of comparisonsOf(subject)) {
      const { name } = comparison;
      if (name === undefined || !/^ecs\./i.test(name) || BUILT_IN_ATTRIBUTES.includes(name))
        continue;
      if (/^ecs\.capability\./.test(name) || hasPlaceholder(name)) continue;
      const meant = closest(name, BUILT_IN_ATTRIBUTES);
      const range = constraint.at(comparison.subjectRange);
      report({
        at: range,
        message: meant === undefined ? 'unknown' : 'meant',
        params: { name, meant: meant ?? '' },
        fixes:
          meant === undefined || range.start === constraint.expression.start
            ? []
            : [
                {
                  title: 'Change to attribute:{meant}',
                  params: { meant },
                  edits: () => [{ ...range, text: `attribute:${meant}` }],
                },
              ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instancetype == t3.large" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type == t3.large and attribute:team == shop" }]',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.${NAME} == x" }]',
      ),
    },
  ],
});
