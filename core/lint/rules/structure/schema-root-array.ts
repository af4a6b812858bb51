import { task } from '../../example.ts';
import type { DocumentRule, Examples } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: DocumentRule = {
  id: 'schema-root-array',
  area: 'structure',
  preset: 'all',
  severity: 'info',
  evidence: 'documented',
  on: 'document',
  notations: ['json'],
  title: 'A file to register must be an object with a family.',
  why: "A bare list of containers is what Terraform's container_definitions takes. register-task-definition wants an object around it; Stowage judges the containers and leaves open what the task level says.",
  says: [
    'Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest',
  ],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    list: 'This is a list of containers alone, as Terraform takes it. To register it with the AWS CLI, put it into an object with a "family".',
  },
  check(subject, report) {
    const { root } = subject.document;
    if (subject.kind !== 'containerDefinitions') return;
    report({
      at: opening(root),
      message: 'list',
      severity: 'hint',
      fixes: [
        {
          title: 'Wrap the list in a task definition',
          edits: (editor) => [editor.wrap(root, { family: 'my-family' }, 'containerDefinitions')],
        },
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: `[
  { "name": "web", "image": "nginx:1.27", "memory": 128, "essential": true }
]
`,
    },
  ],
  good: [
    { text: task() },
    { title: 'placeholders in a whole definition', text: task('"family": "<FAMILY>"') },
  ],
});
