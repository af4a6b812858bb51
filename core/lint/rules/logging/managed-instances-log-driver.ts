import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { logOf } from './_log.ts';

const OFFERED: readonly string[] = ['awslogs', 'splunk', 'awsfirelens', 'json-file', 'logentries'];

export const rule: ContainerRule = {
  id: 'managed-instances-log-driver',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'Managed Instances support the log drivers awslogs, splunk, awsfirelens and json-file.',
  why: 'The API documents these four drivers for Managed Instances.',
  docs: parameters('container_definition_storage'),
  messages: {
    driver:
      'Managed Instances have no log driver "{driver}". They offer awslogs, splunk, awsfirelens and json-file.',
  },
  check(container, report, task) {
    const { node: log, driver } = logOf(container);
    if (!task.requires('MANAGED_INSTANCES') || !driver || OFFERED.includes(driver)) return;
    report({ at: log.get('logDriver'), message: 'driver', params: { driver } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
        container('"logConfiguration": { "logDriver": "syslog" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
        container('"logConfiguration": { "logDriver": "json-file" }'),
      ),
    },
    {
      title: 'a driver that is filled in later',
      text: task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
        container('"logConfiguration": { "logDriver": "<DRIVER>" }'),
      ),
    },
  ],
});
