import { container, task } from '../../example.ts';
import { isForeign } from '../../foreign.ts';
import type { DocumentRule, Examples } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'schema-foreign-spelling',
  area: 'structure',
  severity: 'warning',
  evidence: 'rejected',
  on: 'document',
  notations: ['json', 'yaml'],
  title: 'Keys must be spelled as in the Amazon ECS API.',
  why: 'CloudFormation and the SDK for Go write ContainerDefinitions, Terraform writes container_definitions, the ECS API and the AWS CLI take containerDefinitions alone. Stowage judges the content as if it were spelled that way.',
  says: ['Parameter validation failed: Unknown parameter in input: "Family", must be one of: ...'],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    foreign:
      '{count, plural, one {# key is} other {# keys are}} spelled as another tool spells them, such as "{key}" for "{meant}". register-task-definition takes "{meant}" alone.',
  },
  check(subject, report) {
    for (const part of subject.parts) {
      if (!isForeign(part)) continue;
      const foreign = part.unknownKeys.filter((each) => each.spelling);
      const first = foreign[0];
      if (!first) continue;
      report({
        at: first.member.keyRange,
        message: 'foreign',
        params: { count: foreign.length, key: first.member.key, meant: first.meant ?? '' },
        fixes: [
          {
            title: 'Spell {count, plural, one {the key} other {all # keys}} as the ECS API does',
            params: { count: foreign.length },
            preferred: true,
            edits: (editor) =>
              foreign.flatMap(({ member, meant }) =>
                editor.rename(member.value, meant ?? member.key),
              ),
          },
        ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: `{
  "Family": "web",
  "NetworkMode": "bridge",
  "ContainerDefinitions": [{ "Name": "web", "Image": "nginx:1.27", "Memory": 128 }]
}
`,
    },
    {
      title: 'as Terraform spells',
      text: `{
  "family": "web",
  "network_mode": "bridge",
  "container_definitions": [{ "name": "web", "image": "nginx:1.27", "memory_reservation": 128 }]
}
`,
    },
  ],
  good: [
    { text: task() },
    {
      title: 'one key alone is a slip, which another rule names',
      text: task(container('"Essential": true')),
    },
    {
      title: 'keys of a template',
      text: task(
        container(
          '"dockerLabels": { "Team": "a", "Cost_Center": "b", "Some_Key": "c" }',
          '"image": "<IMAGE>"',
        ),
      ),
    },
  ],
});
