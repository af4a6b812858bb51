import { service, task } from '../../example.ts';
import { makeRegistrable } from '../../exported.ts';
import type { DocumentRule, Examples } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'schema-describe-wrapper',
  area: 'structure',
  severity: 'info',
  evidence: 'rejected',
  on: 'document',
  notations: ['json'],
  title: 'A definition to register must be at the top level of its file.',
  why: 'Output of describe-task-definition wraps the definition in "taskDefinition". ecspresso takes that, the AWS CLI does not.',
  says: ['Unknown parameter in input: "taskDefinition"'],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    wrapped:
      'This is output of describe-task-definition. To register it, take the definition out of "taskDefinition" and remove the fields that registration does not take.',
  },
  check(subject, report) {
    if (subject.kind !== 'taskDefinitionOutput') return;
    const member = subject.document.root.member('taskDefinition');
    if (!member) return;
    report({ at: member.keyRange, message: 'wrapped', fixes: [makeRegistrable(subject)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: `{
  "taskDefinition": {
    "taskDefinitionArn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7",
    "family": "web",
    "revision": 7,
    "containerDefinitions": [
      {
        "name": "web",
        "image": "nginx:1.27",
        "cpu": 0,
        "memory": 128,
        "portMappings": [],
        "essential": true,
        "environment": []
      }
    ],
    "status": "ACTIVE",
    "compatibilities": ["EC2"]
  },
  "tags": [{ "key": "team", "value": "shop" }]
}
`,
    },
  ],
  good: [
    { text: task() },
    {
      title: 'a file that only names a task definition',
      text: service('"taskDefinition": "<TASK_DEFINITION>"'),
    },
  ],
});
