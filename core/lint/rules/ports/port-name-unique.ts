import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { allMappings } from './_mappings.ts';

export const rule: TaskRule = {
  id: 'port-name-unique',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'Port mapping names must be unique in a task.',
  why: 'Service Connect finds the port by its name.',
  says: ['When networkMode=awsvpc, port mapping name is already used'],
  docs: parameters('container_definition_portmappings'),
  messages: {
    twice: 'Two port mappings are named "{name}". Give each its own name.',
    first: 'The first mapping of this name.',
  },
  check(task, report) {
    const seen = new Map<string, Node>();
    for (const { node } of allMappings(task)) {
      const at = node.get('name');
      if (!at.string) continue;
      const first = seen.get(at.string);
      if (!first) seen.set(at.string, at);
      else {
        report({
          at,
          message: 'twice',
          params: { name: at.string },
          related: [{ at: first, message: 'first' }],
          // Shown by registrations in awsvpc mode only.
          severity: task.networkMode === 'awsvpc' ? 'error' : 'warning',
          fixes: [remove(at)],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPort": 80, "name": "web" }, { "containerPort": 81, "name": "web" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPort": 80, "name": "web" }, { "containerPort": 81, "name": "admin" }]',
        ),
      ),
    },
    {
      title: 'names that are filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPort": 80, "name": "<NAME>" }, { "containerPort": 81, "name": "<NAME>" }]',
        ),
      ),
    },
  ],
});
