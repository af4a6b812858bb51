import { container, task } from '../../example.ts';
import { makeRegistrable, readOnlyMembers } from '../../exported.ts';
import type { DocumentRule, Examples } from '../../rule.ts';

/** How many places are named beside the first. */
const NAMED = 20;

export const rule: DocumentRule = {
  id: 'schema-null-value',
  area: 'structure',
  severity: 'warning',
  evidence: 'repaired',
  on: 'document',
  notations: ['json', 'yaml'],
  title: 'Values must not be null.',
  why: 'The AWS CLI refuses null. Some tools drop it without a word. Either way the line says nothing.',
  says: [
    "Invalid type for parameter memory, value: None, type: <class 'NoneType'>, valid types: <class 'int'>",
  ],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    nulls:
      '{count, plural, one {# value is} other {# values are}} null. The AWS CLI refuses null; deployment tools often remove it. Leave {count, plural, one {the field} other {the fields}} out.',
    other: 'Also null.',
  },
  check(subject, report) {
    const node = subject.parts[0]?.node;
    if (!node || subject.kind.endsWith('Output')) return;
    // What is found in output is one finding with all else that is wrong with it.
    if (subject.kind === 'taskDefinition' && readOnlyMembers(node).length > 0) return;
    const { nulls } = subject.census;
    const [first, ...others] = nulls;
    if (!first) return;
    report({
      at: first.asMember?.keyRange ?? first,
      message: 'nulls',
      params: { count: nulls.length },
      fixes: subject.kind === 'taskDefinition' ? [makeRegistrable(subject)] : [],
      related: others.slice(0, NAMED).map((at) => ({ at, message: 'other' })),
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"taskRoleArn": null',
        '"cpu": null',
        container('"links": null', '"command": ["a", "b"]'),
      ),
    },
  ],
  good: [
    { text: task(container('"links": []')) },
    { title: 'a word in a string', text: task(container('"command": ["null", "<ARGUMENT>"]')) },
  ],
});
