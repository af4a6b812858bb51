import { container, FARGATE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'firelens-fargate-s3-config',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['firelensConfiguration'],
  title: "On Fargate, the log router's configuration file must be in its image.",
  why: 'Fargate does not fetch the configuration from Amazon S3. The init image of AWS for Fluent Bit can.',
  says: ["Fargate launch type does not support FirelensConfiguration config file from 's3'"],
  docs: guide('firelens-taskdef'),
  messages: {
    s3: 'On Fargate "config-file-type" must be "file". To load it from Amazon S3, use the init image of AWS for Fluent Bit.',
  },
  check({ node }, report, task) {
    const at = node.get('firelensConfiguration').get('options').get('config-file-type');
    if (task.fargate && at.string === 's3')
      report({ at, message: 's3', fixes: [replace(at, 'file')] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::bucket/extra.conf" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...FARGATE,
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "file", "config-file-value": "/extra.conf" } }',
        ),
      ),
    },
    {
      title: 'a type that is filled in later',
      text: task(
        ...FARGATE,
        container(
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "<TYPE>" } }',
        ),
      ),
    },
  ],
});
