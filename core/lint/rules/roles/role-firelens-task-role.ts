import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'role-firelens-task-role',
  area: 'roles',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'task',
  title: 'A task that sends logs to AWS through FireLens needs a task role.',
  why: 'The log router writes to CloudWatch Logs, Firehose or Kinesis with the task role.',
  docs: guide('using_firelens'),
  messages: {
    missing:
      'The log router writes to "{target}" with the task role, and "taskRoleArn" is missing.',
  },
  check(task, report) {
    if (!task.node.lacks('taskRoleArn')) return;
    for (const { node } of task.containers) {
      const log = node.get('logConfiguration');
      const target = log.get('options').get('Name').string ?? '';
      if (log.get('logDriver').string !== 'awsfirelens') continue;
      if (
        !/^(?:cloudwatch|cloudwatch_logs|firehose|kinesis|kinesis_firehose|kinesis_streams|s3|opensearch|es)$/i.test(
          target,
        )
      )
        continue;
      report({
        at: log.get('logDriver'),
        message: 'missing',
        params: { target },
        fixes: [
          insert(task.node, 'taskRoleArn', 'arn:aws:iam::<ACCOUNT_ID>:role/my-task-role', {
            after: 'family',
          }),
        ],
      });
      return;
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "firehose", "region": "eu-west-1" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"taskRoleArn": "web"',
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "firehose" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a role that is filled in later',
      text: task(
        '"taskRoleArn": "<ROLE>"',
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "firehose" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
});
