import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'secret-duplicate',
  area: 'secrets',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['secrets'],
  title: 'Secret names must be unique in a container.',
  why: 'Both would set the same variable.',
  says: ['Duplicate secret names found: APP_ENV. Each secret name must be unique.'],
  docs: guide('specifying-sensitive-data'),
  messages: { twice: 'The secret "{name}" stands twice.' },
  check({ node }, report) {
    const seen = new Set<string>();
    for (const secret of node.get('secrets').items()) {
      const name = secret.get('name').string;
      if (!name) continue;
      if (seen.has(name))
        report({
          at: secret.get('name'),
          message: 'twice',
          params: { name },
          fixes: [remove(secret)],
        });
      seen.add(name);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "A", "valueFrom": "/web/a" }, { "name": "A", "valueFrom": "/web/b" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "A", "valueFrom": "/web/a" }, { "name": "B", "valueFrom": "/web/a" }]',
        ),
      ),
    },
    {
      title: 'names that are filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "<A>", "valueFrom": "/web/a" }, { "name": "<A>", "valueFrom": "/web/b" }]',
        ),
      ),
    },
  ],
});
