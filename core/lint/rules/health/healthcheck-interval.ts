import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { rangeOfHealthCheck } from './_range.ts';

export const rule: ContainerRule = rangeOfHealthCheck({
  id: 'healthcheck-interval',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'The health check interval must be 5 to 300 seconds.',
  why: 'Amazon ECS keeps to this range; the default is 30.',
  says: [
    "Health check interval must be less than or equal to the maximum allowed value 300 for container 'app'",
  ],
  docs: parameters('container_definition_healthcheck'),
  message: '"interval" {value} must lie between {least} and {most} seconds.',
  member: 'interval',
  least: 5,
  most: 300,
});

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"healthCheck": { "command": ["CMD", "true"], "interval": 301 }')) },
    {
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "interval": 1, "timeout": 2 }'),
      ),
    },
  ],
  good: [
    { text: task(container('"healthCheck": { "command": ["CMD", "true"], "interval": 300 }')) },
    {
      title: 'a number that is filled in later',
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "interval": "<SECONDS>" }'),
      ),
    },
  ],
});
