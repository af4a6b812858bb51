import type { TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { cyclesIn, type Edge } from '../../cycles.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { Examples, TaskRule } from '../../rule.ts';
import { DEPENDENCIES, dependenciesOf } from './_dependencies.ts';

/** What each container waits for, for whichever reason. */
function edgesOf(task: TaskDefinition): (Edge & { readonly link: boolean })[] {
  return task.containers.flatMap((each) => {
    const from = each.name;
    const edge = (at: Node, to: string | undefined, link = false) => ({ from, to, at, link });
    const volumes = each.node.get('volumesFrom').items();
    return [
      ...dependenciesOf(each, task).map(({ at }) => edge(at, at.string)),
      ...volumes.map((item) => {
        const at = item.get('sourceContainer');
        return edge(at, at.string);
      }),
      ...each.node
        .get('links')
        .items()
        .map((at) => edge(at, at.string?.split(':')[0], true)),
    ];
  });
}

export const rule: TaskRule = {
  id: 'depends-on-cycle',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'Container dependencies must not form a cycle.',
  why: 'The container agent stops such a task before any container starts. A container also waits for those that it links to or mounts the volumes of.',
  says: ['Task dependencies cannot be resolved'],
  docs: DEPENDENCIES,
  messages: {
    cycle: 'The containers wait for each other in a circle: {path}. None of them would start.',
  },
  check(task, report) {
    const edges = edgesOf(task);
    const links = new Set(edges.filter(({ link }) => link).map(({ from, to }) => `${from}\n${to}`));
    for (const { at, path } of cyclesIn(edges)) {
      // Rules of their own tell of a container that names itself, and of links alone.
      const linksAlone = path.slice(1).every((to, index) => links.has(`${path[index]}\n${to}`));
      if (path.length === 2 || linksAlone) continue;
      const item = at.parent?.kind === 'object' ? at.parent : at;
      report({
        at,
        message: 'cycle',
        params: { path: path.join(' → ') },
        fixes: [remove(item)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "db", "condition": "START" }]'),
        container(
          '"name": "db"',
          '"dependsOn": [{ "containerName": "web", "condition": "START" }]',
        ),
      ),
    },
    {
      title: 'a container mounts the volumes of one that waits for it',
      text: task(
        container('"volumesFrom": [{ "sourceContainer": "data" }]'),
        container(
          '"name": "data"',
          '"dependsOn": [{ "containerName": "web", "condition": "START" }]',
        ),
      ),
    },
    {
      title: 'volumes and links',
      text: task(
        '"networkMode": "bridge"',
        container('"volumesFrom": [{ "sourceContainer": "data" }]'),
        container('"name": "data"', '"links": ["web:front"]'),
      ),
    },
    {
      title: 'two containers mount the volumes of each other',
      text: task(
        container('"volumesFrom": [{ "sourceContainer": "data" }]'),
        container('"name": "data"', '"volumesFrom": [{ "sourceContainer": "web" }]'),
      ),
    },
  ],
  good: [
    {
      title: 'links and dependencies in the same direction',
      text: task(
        '"networkMode": "bridge"',
        container(
          '"links": ["db"]',
          '"volumesFrom": [{ "sourceContainer": "db" }]',
          '"dependsOn": [{ "containerName": "db", "condition": "START" }]',
        ),
        container('"name": "db"'),
      ),
    },
    {
      text: task(
        container(
          '"dependsOn": [{ "containerName": "db", "condition": "START" }, { "containerName": "cache", "condition": "START" }]',
        ),
        container(
          '"name": "db"',
          '"dependsOn": [{ "containerName": "cache", "condition": "START" }]',
        ),
        container('"name": "cache"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        container('"dependsOn": [{ "containerName": "<DB>", "condition": "START" }]'),
        container(
          '"name": "db"',
          '"dependsOn": [{ "containerName": "web", "condition": "START" }]',
        ),
      ),
    },
  ],
});
