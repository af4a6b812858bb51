import { container, task } from '../../example.ts';
import { type ContainerRule, guide } from '../../rule.ts';
import { holdsCredential } from './_secrets.ts';

export const rule: ContainerRule = {
  id: 'security-env-secret-value',
  area: 'security',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['environment'],
  title: 'No credentials stand in the environment.',
  why: 'The value has the shape of a key of a well-known service, or is an address with a password in it. Everyone who may describe the task definition can read it.',
  docs: guide('specifying-sensitive-data'),
  messages: {
    credential:
      'The value of "{name}" looks like a credential. Move it to "secrets", and revoke it if this file was shared.',
  },
  check({ node }, report) {
    for (const pair of node.get('environment').items()) {
      const at = pair.get('value');
      if (at.string === undefined || !holdsCredential(at.string)) continue;
      report({ at, message: 'credential', params: { name: pair.get('name').text ?? '' } });
    }
  },
  examples: {
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
  },
};
