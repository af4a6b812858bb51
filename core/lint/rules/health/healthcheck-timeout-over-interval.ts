import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'healthcheck-timeout-over-interval',
  area: 'health',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['healthCheck'],
  title: 'The health check timeout should be shorter than the interval.',
  why: 'The AWS CDK refuses a timeout that is not below the interval.',
  docs: parameters('container_definition_healthcheck'),
  messages: { over: '"timeout" ({timeout} s) should be below "interval" ({interval} s).' },
  check({ node }, report) {
    const check = node.get('healthCheck');
    const timeout = check.get('timeout').number ?? (check.lacks('timeout') ? 5 : undefined);
    const interval = check.get('interval').number ?? (check.lacks('interval') ? 30 : undefined);
    if (timeout === undefined || interval === undefined || timeout < interval) return;
    const at = check.get('timeout').exists ? check.get('timeout') : check.get('interval');
    report({ at, message: 'over', params: { timeout, interval } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "interval": 10, "timeout": 20 }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"], "interval": 10, "timeout": 9 }'),
      ),
    },
    {
      title: 'a number that is filled in later',
      text: task(
        container(
          '"healthCheck": { "command": ["CMD", "true"], "interval": "<SECONDS>", "timeout": 20 }',
        ),
      ),
    },
  ],
});
