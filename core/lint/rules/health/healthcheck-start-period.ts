import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { rangeOfHealthCheck } from './_range.ts';

export const rule: ContainerRule = rangeOfHealthCheck({
  id: 'healthcheck-start-period',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'The health check start period must be 0 to 300 seconds.',
  why: 'Amazon ECS keeps to this range; without the member there is no waiting.',
  says: ['Health check start period must be'],
  docs: parameters('container_definition_healthcheck'),
  message: '"startPeriod" {value} must lie between {least} and {most} seconds.',
  member: 'startPeriod',
  least: 0,
  most: 300,
});

export const examples = (): Examples => ({
  bad: [
    {
      text: task(container('"healthCheck": { "command": ["CMD", "true"], "startPeriod": 600 }')),
    },
  ],
  good: [
    { text: task(container('"healthCheck": { "command": ["CMD", "true"], "startPeriod": 0 }')) },
    {
      title: 'a number that is filled in later',
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "startPeriod": "<SECONDS>" }'),
      ),
    },
  ],
});
