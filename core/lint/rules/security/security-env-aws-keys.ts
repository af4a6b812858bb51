import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';

const KEYS: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'ECS_ENGINE_AUTH_DATA',
];

export const rule: ContainerRule = {
  id: 'security-env-aws-keys',
  area: 'security',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['environment'],
  title: 'Environment variables should not hold AWS keys.',
  why: 'Everyone who may describe the task definition can read them. A task role gives rights without keys. Security Hub control ECS.8.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8',
  messages: {
    key: '"{name}" stands in plain text in the task definition. Use a task role, or "secrets".',
  },
  check(container, report) {
    for (const { node, nameAt: at, name = '', valueAt, value } of variablesOf(container)) {
      if (!KEYS.includes(name) || valueAt.isUnknown || value === '') continue;
      report({ at, message: 'key', params: { name }, fixes: [remove(node)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(container('"environment": [{ "name": "AWS_ACCESS_KEY_ID", "value": "example" }]')),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"secrets": [{ "name": "AWS_ACCESS_KEY_ID", "valueFrom": "/web/key" }]'),
      ),
    },
    {
      title: 'a key that is filled in later',
      text: task(container('"environment": [{ "name": "AWS_ACCESS_KEY_ID", "value": "${KEY}" }]')),
    },
  ],
});
