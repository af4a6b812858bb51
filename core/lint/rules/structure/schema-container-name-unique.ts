import type { Container } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

function freeName(name: string, containers: readonly Container[]): string {
  const taken = new Set(containers.map((container) => container.name));
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

export const rule: TaskRule = {
  id: 'schema-container-name-unique',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'Container names must be unique.',
  why: 'Dependencies, links and overrides name containers, so a name must mean one of them.',
  says: ['Container names must be unique within a task definition'],
  docs: parameters('container_definition_name'),
  messages: {
    twice: 'Two containers are named "{name}". Give each its own name.',
    first: 'The first container of this name.',
  },
  check(task, report) {
    const seen = new Map<string, Node>();
    for (const { name, node } of task.containers) {
      if (name === undefined) continue;
      const first = seen.get(name);
      const at = node.get('name');
      if (!first) seen.set(name, at);
      else {
        report({
          at,
          message: 'twice',
          params: { name },
          related: [{ at: first, message: 'first' }],
          fixes: [replace(at, freeName(name, task.containers))],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container(), container('"image": "envoyproxy/envoy:v1.31.0"')) }],
  good: [
    { text: task(container(), container('"name": "proxy"')) },
    {
      title: 'names that are filled in later',
      text: task(container('"name": "<NAME>"'), container('"name": "<NAME>"')),
    },
  ],
});
