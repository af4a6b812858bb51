import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { secretArnFields, secretValues } from './_secret-values.ts';

export const rule: ContainerRule = {
  id: 'secret-arn-suffix',
  area: 'secrets',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['secrets', 'logConfiguration'],
  title: 'A Secrets Manager ARN should end in the six characters that AWS adds.',
  why: 'Secrets Manager adds a hyphen and six characters to the name. Without them the task may not find the secret when it starts.',
  docs: guide('secrets-envvar-secrets-manager'),
  messages: {
    suffix:
      'The ARN of the secret "{secret}" lacks the hyphen and six characters that Secrets Manager adds to the name.',
  },
  check(container, report) {
    for (const { value } of secretValues(container)) {
      const secret = secretArnFields(value.string)?.[0];
      if (secret === undefined || /-[A-Za-z0-9]{6}$/.test(secret)) continue;
      report({ at: value, message: 'suffix', params: { secret } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web" }]',
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
      title: 'a name that is filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:${NAME}" }]',
        ),
      ),
    },
  ],
});
