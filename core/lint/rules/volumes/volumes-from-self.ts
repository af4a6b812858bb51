import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'volumes-from-self',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['volumesFrom'],
  title: 'A container must not mount volumes from itself.',
  why: 'A container waits for the one whose volumes it mounts. The container agent stops a task in which it waits for itself.',
  says: ['Task dependencies cannot be resolved'],
  docs: 'https://github.com/aws/amazon-ecs-agent/blob/dev/agent/engine/dependencygraph/graph.go',
  messages: { self: '"{name}" names itself in "volumesFrom".' },
  check(container, report) {
    for (const from of container.node.get('volumesFrom').items()) {
      const at = from.get('sourceContainer');
      if (!at.string || at.string !== container.name) continue;
      report({ at, message: 'self', params: { name: at.string }, fixes: [remove(from)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"volumesFrom": [{ "sourceContainer": "web" }]')) }],
  good: [
    {
      text: task(
        container('"volumesFrom": [{ "sourceContainer": "data" }]'),
        container('"name": "data"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(container('"volumesFrom": [{ "sourceContainer": "<NAME>" }]')),
    },
  ],
});
