import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'fargate-log-driver',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'Fargate supports the log drivers awslogs, splunk and awsfirelens.',
  why: 'Fargate offers these three drivers.',
  says: ['gelf is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]'],
  docs: parameters('container_definition_storage'),
  messages: {
    driver: 'Fargate has no log driver "{driver}". It offers awslogs, splunk and awsfirelens.',
  },
  check(container, report, task) {
    const { node: log, driver } = logOf(container);
    if (
      !task.fargate ||
      !driver ||
      ['awslogs', 'splunk', 'awsfirelens', 'logentries'].includes(driver)
    )
      return;
    report({ at: log.get('logDriver'), message: 'driver', params: { driver } });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"logConfiguration": { "logDriver": "json-file" }')) }],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container('"logConfiguration": { "logDriver": "json-file" }'),
      ),
    },
    {
      title: 'a driver that is filled in later',
      text: task(...FARGATE, container('"logConfiguration": { "logDriver": "${DRIVER}" }')),
    },
  ],
});
