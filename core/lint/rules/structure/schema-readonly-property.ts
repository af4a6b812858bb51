import { container, task } from '../../example.ts';
import { makeRegistrable, readOnlyMembers } from '../../exported.ts';
import type { DocumentRule, Examples } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'schema-readonly-property',
  area: 'structure',
  severity: 'warning',
  evidence: 'rejected',
  on: 'document',
  notations: ['json', 'yaml'],
  title: 'A definition to register must not have fields that describe-task-definition adds.',
  why: 'describe-task-definition prints the revision, the status and more, which register-task-definition does not take. The GitHub action removes most of them, the AWS CLI refuses the file.',
  says: [
    'Parameter validation failed: Unknown parameter in input: "registeredBy", must be one of: ...',
    "UnexpectedParameter: Unexpected key 'revision' found in params",
  ],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    output:
      'This is output of describe-task-definition: it has {count, plural, one {the field "{key}"} other {# fields, such as "{key}",}} that register-task-definition does not take.',
    other: 'register-task-definition does not take this field.',
  },
  check(subject, report) {
    const node = subject.tasks[0]?.node;
    if (subject.kind !== 'taskDefinition' || !node) return;
    const members = readOnlyMembers(node);
    const [first, ...others] = members;
    if (!first) return;
    report({
      at: first.keyRange,
      message: 'output',
      params: { count: members.length, key: first.key },
      fixes: [makeRegistrable(subject)],
      related: others.map(({ keyRange }) => ({ at: keyRange, message: 'other' })),
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"revision": 7',
        '"status": "ACTIVE"',
        '"registeredAt": "2026-01-01T00:00:00Z"',
        container('"cpu": 0', '"portMappings": []'),
      ),
    },
  ],
  good: [
    { text: task(container('"cpu": 0', '"portMappings": []')) },
    { title: 'the values are placeholders', text: task('"cpu": "<CPU>"') },
  ],
});
