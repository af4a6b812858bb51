import { closest } from '../../../text/closest.ts';
import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'volumes-from-unknown',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['volumesFrom'],
  title: 'volumesFrom must name a container of the task definition.',
  why: 'The volumes are those of that container.',
  says: ["Invalid 'volumesFrom' setting. Unknown container: 'x'"],
  docs: parameters('container_definition_storage'),
  messages: { unknown: 'There is no container "{name}" in this task.' },
  check(container, report, task) {
    if (task.containersOpen || task.containers.some((each) => each.name === undefined)) return;
    for (const from of container.node.get('volumesFrom').items()) {
      const at = from.get('sourceContainer');
      const name = at.string;
      if (!name || task.container(name)) continue;
      const meant = closest(
        name,
        task.containers.filter((each) => each !== container).map((each) => each.label),
      );
      report({
        at,
        message: 'unknown',
        params: { name },
        fixes: meant === undefined ? [remove(from)] : [replace(at, meant)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"volumesFrom": [{ "sourceContainer": "dta" }]'),
        container('"name": "data"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"volumesFrom": [{ "sourceContainer": "data" }]'),
        container('"name": "data"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        container('"volumesFrom": [{ "sourceContainer": "data" }]'),
        container('"name": "<DATA>"'),
      ),
    },
  ],
});
