import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { rangeOfHealthCheck } from './_range.ts';

export const rule: ContainerRule = rangeOfHealthCheck({
  id: 'healthcheck-retries',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Health check retries must be 1 to 10.',
  why: 'Amazon ECS keeps to this range; the default is 3.',
  says: ['Health check retries must be'],
  docs: parameters('container_definition_healthcheck'),
  message: '"retries" {value} must lie between {least} and {most}.',
  member: 'retries',
  least: 1,
  most: 10,
});

export const examples = (): Examples => ({
  bad: [{ text: task(container('"healthCheck": { "command": ["CMD", "true"], "retries": 20 }')) }],
  good: [
    { text: task(container('"healthCheck": { "command": ["CMD", "true"], "retries": 10 }')) },
    {
      title: 'a number that is filled in later',
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "retries": "${RETRIES}" }'),
      ),
    },
  ],
});
