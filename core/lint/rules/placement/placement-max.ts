import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'placement-max',
  area: 'placement',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  title: 'A task definition can have at most ten placement constraints.',
  why: 'Those of the task definition and those of the service or call count together.',
  docs: guide('task-placement-constraints'),
  messages: {
    many: 'There are {count} placement constraints; Amazon ECS takes ten. Join them with "and" in one expression.',
  },
  check(subject, report) {
    for (const { node } of subject.parts) {
      const constraints = node.get('placementConstraints').items();
      const over = constraints[10];
      if (over) report({ at: over, message: 'many', params: { count: constraints.length } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        `"placementConstraints": [${Array.from({ length: 11 }, (_, i) => `{ "type": "memberOf", "expression": "attribute:a${i} == 1" }`).join(', ')}]`,
      ),
    },
  ],
  good: [
    {
      text: task(
        `"placementConstraints": [${Array.from({ length: 10 }, (_, i) => `{ "type": "memberOf", "expression": "attribute:a${i} == 1" }`).join(', ')}]`,
      ),
    },
    {
      title: 'constraints that are filled in later',
      text: task('"placementConstraints": [{{ .Constraints }}]'),
    },
  ],
});
