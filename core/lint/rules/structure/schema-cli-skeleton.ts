import { container, task } from '../../example.ts';
import { emptiesIn, MANY, makeRegistrable } from '../../exported.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'schema-cli-skeleton',
  area: 'structure',
  severity: 'info',
  evidence: 'documented',
  on: 'document',
  title: 'A generated skeleton should be filled in or shortened.',
  why: '--generate-cli-skeleton prints every field there is with empty values. Amazon ECS refuses many of them; fields that are not needed are to be left out.',
  docs: guide('task-definition-template'),
  messages: {
    skeleton:
      'This is a skeleton with {count} empty values. Fill in what you need and leave out the rest.',
  },
  check(subject, report) {
    const part = subject.parts[0];
    if (!part || subject.kind === 'containerDefinitions' || subject.kind.endsWith('Output')) return;
    if (subject.census.emptyStrings.length < MANY) return;
    const empties = emptiesIn(part.node);
    const first = empties[0];
    if (!first || empties.length < MANY) return;
    report({
      at: first.asMember?.keyRange ?? first,
      message: 'skeleton',
      params: { count: empties.length },
      fixes: subject.kind === 'taskDefinition' ? [makeRegistrable(subject)] : [],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"family": ""',
        '"taskRoleArn": ""',
        '"executionRoleArn": ""',
        '"placementConstraints": [{ "type": "memberOf", "expression": "" }]',
        container(
          '"name": ""',
          '"image": ""',
          '"cpu": 0',
          '"links": [""]',
          '"hostname": ""',
          '"user": ""',
        ),
      ),
    },
  ],
  good: [
    { text: task(container('"links": []')) },
    {
      title: 'one empty value is a slip',
      text: task('"taskRoleArn": ""', container('"image": "<IMAGE>"')),
    },
  ],
});
