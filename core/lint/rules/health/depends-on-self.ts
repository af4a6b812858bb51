import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';
import { DEPENDENCIES, dependenciesOf } from './_dependencies.ts';

export const rule: ContainerRule = {
  id: 'depends-on-self',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['dependsOn'],
  title: 'A container must not depend on itself.',
  why: 'The container agent stops such a task before any container starts: the dependency can never be met.',
  says: ['Task dependencies cannot be resolved'],
  docs: DEPENDENCIES,
  messages: { self: '"{name}" waits for itself and would never start.' },
  check(container, report, task) {
    for (const { at, on, node: dependency } of dependenciesOf(container, task)) {
      if (on !== container) continue;
      report({
        at,
        message: 'self',
        params: { name: container.label },
        fixes: [remove(dependency)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"dependsOn": [{ "containerName": "web", "condition": "START" }]')) },
  ],
  good: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "db", "condition": "START" }]'),
        container('"name": "db"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(container('"dependsOn": [{ "containerName": "<WEB>", "condition": "START" }]')),
    },
  ],
});
