import { cyclesIn } from '../../cycles.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'links-cycle',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'Links must not form a cycle.',
  why: 'A container starts after those that it links to; in a circle none can be the first.',
  says: ['Container links should not have a cycle'],
  docs: parameters('container_definition_network'),
  messages: {
    self: '"{name}" links to itself.',
    cycle: 'The links run in a circle: {path}. Remove one of them.',
  },
  check(task, report) {
    const edges = task.containers.flatMap(({ node, name }) =>
      node
        .get('links')
        .items()
        .map((at) => ({ from: name, to: at.string?.split(':')[0], at })),
    );
    for (const { at, path } of cyclesIn(edges)) {
      report({
        at,
        message: path.length === 2 ? 'self' : 'cycle',
        params: { name: path[0] ?? '', path: path.join(' → ') },
        fixes: [remove(at)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["db"]'),
        container('"name": "db"', '"links": ["web:front"]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["db", "cache"]'),
        container('"name": "db"', '"links": ["cache"]'),
        container('"name": "cache"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["<DB>"]'),
        container('"name": "db"', '"links": ["web:front"]'),
      ),
    },
  ],
});
