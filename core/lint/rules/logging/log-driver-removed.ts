import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'log-driver-removed',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The log driver logentries is no longer supported.',
  why: 'The driver was in older documentation and is no longer part of the API.',
  docs: parameters('container_definition_storage'),
  messages: {
    removed:
      'The log driver "logentries" is no longer offered. Use awslogs, or awsfirelens to reach another service.',
  },
  check(container, report) {
    const { node: log, driver } = logOf(container);
    if (driver === 'logentries') report({ at: log.get('logDriver'), message: 'removed' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "logentries", "options": { "logentries-token": "x" } }',
        ),
      ),
    },
  ],
  good: [
    { text: task(container('"logConfiguration": { "logDriver": "syslog" }')) },
    {
      title: 'a driver that is filled in later',
      text: task(container('"logConfiguration": { "logDriver": "<DRIVER>" }')),
    },
  ],
});
