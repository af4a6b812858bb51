import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { secretArnFields, secretValues } from './_secret-values.ts';

export const rule: ContainerRule = {
  id: 'secret-arn-fields',
  area: 'secrets',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['secrets', 'logConfiguration'],
  title: 'The ARN of a secret must have no further fields, or exactly three.',
  why: 'The fields are the JSON key, the version stage and the version id. Empty ones keep their colons; stage and id exclude each other.',
  says: [
    'an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.',
  ],
  source: 'aws/amazon-ecs-agent agent/taskresource/asmsecret/asmsecret.go',
  docs: guide('secrets-envvar-secrets-manager'),
  messages: {
    fields:
      "After the secret's name there must be nothing or three fields: json-key:version-stage:version-id. Here are {count}.",
    both: 'A secret is read by its version stage or its version id, not by both.',
  },
  check(container, report) {
    for (const { value } of secretValues(container)) {
      const [secret, ...fields] = secretArnFields(value.string) ?? [];
      if (secret === undefined || fields.length === 0) continue;
      const padded = `${value.string}${':'.repeat(Math.max(0, 3 - fields.length))}`;
      if (fields.length !== 3) {
        const fixes = fields.length < 3 ? [replace(value, padded)] : [];
        report({ at: value, message: 'fields', params: { count: fields.length }, fixes });
      } else if (fields[1] && fields[2])
        report({ at: value, message: 'both', severity: 'warning' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web-a1B2c3:uri" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web-a1B2c3:uri::" }]',
        ),
      ),
    },
    {
      title: 'fields that are filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web-a1B2c3:${KEY}" }]',
        ),
      ),
    },
  ],
});
