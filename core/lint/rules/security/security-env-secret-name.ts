import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';
import { holdsCredential, looksSecret } from './_secrets.ts';

export const rule: ContainerRule = {
  id: 'security-env-secret-name',
  area: 'security',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['environment'],
  title: 'Environment variables should not hold secrets.',
  why: 'Everyone who may describe the task definition can read plain values. "secrets" takes them from Secrets Manager or Systems Manager. Security Hub control ECS.8.',
  docs: guide('specifying-sensitive-data'),
  messages: { secret: '"{name}" looks like a secret in plain text. Move it to "secrets".' },
  check(container, report) {
    for (const { name = '', valueAt, value } of variablesOf(container)) {
      if (value === undefined || !looksSecret(name, value) || holdsCredential(value)) continue;
      report({ at: valueAt, message: 'secret', params: { name } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"environment": [{ "name": "DB_PASSWORD", "value": "hunter2" }]')) },
  ],
  good: [
    {
      title: 'names of secrets, not secrets',
      text: task(
        container(
          '"environment": [{ "name": "DB_PASSWORD_FILE", "value": "/run/db" }, { "name": "TOKEN_URL", "value": "https://example.com" }, { "name": "SECRET_NAME", "value": "web" }]',
        ),
      ),
    },
    {
      title: 'a value that is filled in later',
      text: task(container('"environment": [{ "name": "DB_PASSWORD", "value": "<PASSWORD>" }]')),
    },
  ],
});
