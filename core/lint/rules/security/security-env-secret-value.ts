import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';
import { holdsCredential } from './_secrets.ts';

export const rule: ContainerRule = {
  id: 'security-env-secret-value',
  area: 'security',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['environment'],
  title: 'Environment variables should not hold credentials.',
  why: 'The value has the shape of a key of a well-known service, or is an address with a password in it. Everyone who may describe the task definition can read it.',
  docs: guide('specifying-sensitive-data'),
  messages: {
    credential:
      'The value of "{name}" looks like a credential. Move it to "secrets", and revoke it if this file was shared.',
  },
  check(container, report) {
    for (const { nameAt, valueAt: at, value } of variablesOf(container)) {
      if (value === undefined || !holdsCredential(value)) continue;
      report({ at, message: 'credential', params: { name: nameAt.text ?? '' } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"environment": [{ "name": "DATABASE", "value": "postgres://shop:hunter2@db.example.com/shop" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"environment": [{ "name": "DATABASE", "value": "postgres://db.example.com:5432/shop" }]',
        ),
      ),
    },
    {
      title: 'a password that is filled in later',
      text: task(
        container(
          '"environment": [{ "name": "DATABASE", "value": "postgres://shop:${PASSWORD}@db.example.com/shop" }]',
        ),
      ),
    },
  ],
});
