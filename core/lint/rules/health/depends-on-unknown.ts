import { closest } from '../../../text/closest.ts';
import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { dependenciesOf } from './_dependencies.ts';

export const rule: ContainerRule = {
  id: 'depends-on-unknown',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['dependsOn'],
  title: 'A dependency must name a container of the task definition.',
  why: 'A container can only wait for those of its own task.',
  says: ["Cannot depend on container 'sidecar-container' because it does not exist"],
  docs: parameters('container_definition_dependson'),
  messages: { unknown: 'There is no container "{name}" in this task to wait for.' },
  check(container, report, task) {
    if (task.containersOpen || task.containers.some((each) => each.name === undefined)) return;
    for (const { at, on, node: dependency } of dependenciesOf(container, task)) {
      const name = at.string;
      if (!name || on) continue;
      const meant = closest(
        name,
        task.containers.filter((each) => each !== container).map((each) => each.label),
      );
      report({
        at,
        message: 'unknown',
        params: { name },
        fixes: meant === undefined ? [remove(dependency)] : [replace(at, meant)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "databse", "condition": "START" }]'),
        container('"name": "database"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "database", "condition": "START" }]'),
        container('"name": "database"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        container('"dependsOn": [{ "containerName": "database", "condition": "START" }]'),
        container('"name": "<DATABASE>"'),
      ),
    },
  ],
});
