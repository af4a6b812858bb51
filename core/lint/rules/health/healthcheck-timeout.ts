import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { rangeOfHealthCheck } from './_range.ts';

export const rule: ContainerRule = rangeOfHealthCheck({
  id: 'healthcheck-timeout',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'The health check timeout must be 2 to 60 seconds.',
  why: 'Amazon ECS keeps to this range; the default is 5.',
  says: [
    "Health check timeout must be less than or equal to the maximum allowed value 60 for container 'app'",
  ],
  docs: parameters('container_definition_healthcheck'),
  message: '"timeout" {value} must lie between {least} and {most} seconds.',
  member: 'timeout',
  least: 2,
  most: 60,
});

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "timeout": 120, "interval": 300 }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "timeout": 60, "interval": 300 }'),
      ),
    },
    {
      title: 'a number that is filled in later',
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "timeout": "<SECONDS>" }'),
      ),
    },
  ],
});
