import { container, task } from '../../example.ts';
import { insert, remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'firelens-config-pair',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['firelensConfiguration'],
  title: 'config-file-type and config-file-value must be specified together.',
  why: 'One without the other says nothing; for "s3" the value is the ARN of an object.',
  says: [
    'option config-file-type is specified but config-file-value is not specified',
    'invalid value url is specified for option config-file-type',
  ],
  source: 'aws/amazon-ecs-agent agent/taskresource/firelens/firelens_unix.go',
  docs: guide('firelens-taskdef'),
  messages: {
    pair: '"{given}" needs "{missing}" beside it.',
    type: '"config-file-type" is "s3" or "file", not {value}.',
    arn: 'For "config-file-type": "s3" the value must be the ARN of an object, such as arn:aws:s3:::bucket/extra.conf.',
  },
  check({ node }, report) {
    const options = node.get('firelensConfiguration').get('options');
    const type = options.get('config-file-type');
    const value = options.get('config-file-value');
    if (type.string && type.string !== 's3' && type.string !== 'file') {
      report({ at: type, message: 'type', params: { value: JSON.stringify(type.string) } });
    } else if (type.exists && !type.isUnknown && options.lacks('config-file-value')) {
      report({
        at: type,
        message: 'pair',
        params: { given: 'config-file-type', missing: 'config-file-value' },
        fixes: [remove(type)],
      });
    } else if (value.exists && options.lacks('config-file-type')) {
      report({
        at: value,
        message: 'pair',
        params: { given: 'config-file-value', missing: 'config-file-type' },
        severity: 'warning',
        fixes: [insert(options, 'config-file-type', 'file')],
      });
    } else if (
      type.string === 's3' &&
      value.string !== undefined &&
      !/^arn:aws[\w-]*:s3:::./.test(value.string)
    ) {
      report({ at: value, message: 'arn' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-value": "/extra.conf" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "enable-ecs-log-metadata": "true" } }',
        ),
      ),
    },
    {
      title: 'options that are filled in later',
      text: task(
        container(
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "s3", "config-file-value": "<ARN>" } }',
        ),
      ),
    },
  ],
});
