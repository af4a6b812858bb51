import type { DocumentRule, Examples } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'suppression-unused',
  area: 'structure',
  severity: 'hint',
  evidence: 'advice',
  on: 'document',
  title: 'A suppression comment should suppress a finding.',
  why: 'When the finding is gone, the comment would hide the next one.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definitions.html',
  messages: {
    unused: 'Nothing on the next line is found by "{rule}". Remove the comment.',
    unknown: 'Unknown rule "{rule}".',
  },
  check() {
    // The runner reports these: what a comment suppresses is known only after all rules have run.
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: `{
  "family": "web",
  // stowage-disable-next-line port-host-duplicate -- both are needed
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
      fileName: 'task-definition.jsonc',
    },
  ],
  good: [
    {
      text: `{
  // stowage-disable-next-line schema-family-format -- registered by hand
  "family": "my web",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
      fileName: 'task-definition.jsonc',
    },
    {
      title: 'a placeholder in the deciding place',
      text: `{
  // stowage-disable-next-line placeholder-unresolved -- filled in by the pipeline
  "family": "<FAMILY>",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
      fileName: 'task-definition.jsonc',
    },
  ],
});
