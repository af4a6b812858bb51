import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { secretValues } from './_secret-values.ts';

export const rule: ContainerRule = {
  id: 'secret-arn-region',
  area: 'secrets',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: "A parameter name works in the task's own Region only.",
  why: 'A parameter of another Region needs its full ARN.',
  docs: guide('specifying-sensitive-data'),
  messages: {
    region:
      'This secret is in {secret}, the logs of the task are in {region}. Check that the Region is meant.',
  },
  check(container, report) {
    const { node } = container;
    const region = node.get('logConfiguration').get('options').get('awslogs-region').string;
    if (!region) return;
    for (const { value } of secretValues(container)) {
      const secret = /^arn:aws[\w-]*:(?:secretsmanager|ssm):([a-z0-9-]+):/.exec(
        value.string ?? '',
      )?.[1];
      if (secret !== undefined && secret !== region)
        report({ at: value, message: 'region', params: { secret, region } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:ssm:us-east-1:123456789012:parameter/web/uri" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "us-east-1" } }',
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:ssm:us-east-1:123456789012:parameter/web/uri" }]',
        ),
      ),
    },
    {
      title: 'a Region that is filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "<REGION>" } }',
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:ssm:us-east-1:123456789012:parameter/web/uri" }]',
        ),
      ),
    },
  ],
});
