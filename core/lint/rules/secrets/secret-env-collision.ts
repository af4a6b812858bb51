import type { Node } from '../../../text/node.ts';
import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';

export const rule: ContainerRule = {
  id: 'secret-env-collision',
  area: 'secrets',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['secrets'],
  title: 'A name must not be in both environment and secrets.',
  why: 'Both would set the same variable.',
  says: [
    "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'DB_PASSWORD'.",
  ],
  docs: guide('specifying-sensitive-data'),
  messages: {
    both: '"{name}" is both in "environment" and in "secrets". Remove it from "environment".',
    secret: 'The secret of this name.',
  },
  check(container, report) {
    const secrets = new Map<string, Node>();
    for (const secret of container.node.get('secrets').items()) {
      const at = secret.get('name');
      if (at.string) secrets.set(at.string, at);
    }
    for (const { node, nameAt: at, name = '' } of variablesOf(container)) {
      const secret = secrets.get(name);
      if (!secret) continue;
      report({
        at,
        message: 'both',
        params: { name },
        related: [{ at: secret, message: 'secret' }],
        fixes: [remove(node)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"environment": [{ "name": "PASSWORD", "value": "x" }]',
          '"secrets": [{ "name": "PASSWORD", "valueFrom": "/web/password" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"environment": [{ "name": "USER", "value": "x" }]',
          '"secrets": [{ "name": "PASSWORD", "valueFrom": "/web/password" }]',
        ),
      ),
    },
    {
      title: 'names that are filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"environment": [{ "name": "<NAME>", "value": "x" }]',
          '"secrets": [{ "name": "<NAME>", "valueFrom": "/web/password" }]',
        ),
      ),
    },
  ],
});
