import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { sysctlsOf } from './_sysctl.ts';

export const rule: TaskRule = {
  id: 'systemcontrols-conflict',
  area: 'practice',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'In network mode awsvpc, a network parameter must have the same value in all containers.',
  why: 'The containers share one network: the value of the container that starts last holds for all.',
  docs: parameters('container_definition_systemcontrols'),
  messages: {
    conflict:
      '"{name}" is set to another value in this task. The container that starts last decides for all.',
    other: 'The other value.',
  },
  check(task, report) {
    if (task.networkMode !== 'awsvpc') return;
    const seen = new Map<string, Node>();
    for (const container of task.containers) {
      for (const { node, name } of sysctlsOf(container)) {
        const at = node.get('value');
        if (!name.startsWith('net.') || at.string === undefined) continue;
        const first = seen.get(name);
        if (!first) seen.set(name, at);
        else if (first.string !== undefined && first.string !== at.string) {
          report({
            at,
            message: 'conflict',
            params: { name },
            related: [{ at: first, message: 'other' }],
            fixes: [replace(at, first.string)],
          });
        }
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
        container(
          '"name": "proxy"',
          '"systemControls": [{ "namespace": "net.core.somaxconn", "value": "2048" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
        container(
          '"name": "proxy"',
          '"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]',
        ),
      ),
    },
    {
      title: 'a value that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "<A>" }]'),
        container(
          '"name": "proxy"',
          '"systemControls": [{ "namespace": "net.core.somaxconn", "value": "2048" }]',
        ),
      ),
    },
  ],
});
