import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { allMappings } from './_mappings.ts';

export const rule: TaskRule = {
  id: 'port-host-duplicate',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'A host port can be mapped only once in a task.',
  why: 'Two containers cannot listen on the same port of the same network interface. In awsvpc and host mode that interface is shared by all containers of the task, so equal container ports clash too.',
  says: ["TCP host port '3000' is mapped multiple times in task."],
  docs: parameters('container_definition_portmappings'),
  messages: {
    twice:
      'Host port {port}/{protocol} is mapped twice in this task. Give one of the containers another port.',
    first: 'The port is first mapped here.',
  },
  check(task, report) {
    const mode = task.effectiveNetworkMode;
    const seen = new Map<string, Node>();
    for (const { node, containerPort, hostPort, protocol } of allMappings(task)) {
      const shared = mode === 'awsvpc' || mode === 'host';
      const port = hostPort || (shared ? containerPort : undefined);
      if (!port || protocol === undefined || node.get('hostPort').isUnknown) continue;
      const at = hostPort ? node.get('hostPort') : node.get('containerPort');
      const key = `${port}/${protocol}`;
      const first = seen.get(key);
      if (!first) seen.set(key, at);
      else {
        report({
          at,
          message: 'twice',
          params: { port, protocol },
          related: [{ at: first, message: 'first' }],
          // That Managed Instances default to awsvpc is documented only.
          severity: mode === 'awsvpc' && task.networkMode !== mode ? 'warning' : 'error',
          fixes: first.parent?.parent === node.parent ? [remove(node)] : [],
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
        container('"portMappings": [{ "containerPort": 80 }]'),
        container('"name": "proxy"', '"portMappings": [{ "containerPort": 80 }]'),
      ),
    },
    {
      text: task(
        container(
          '"portMappings": [{ "containerPort": 80, "hostPort": 8080 }, { "containerPort": 81, "hostPort": 8080 }]',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'dynamic ports of a bridge',
      text: task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPort": 80 }]'),
        container('"name": "proxy"', '"portMappings": [{ "containerPort": 80 }]'),
      ),
    },
    {
      title: 'one port, two protocols',
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPort": 53, "protocol": "tcp" }, { "containerPort": 53, "protocol": "udp" }]',
        ),
      ),
    },
    {
      title: 'a port that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPort": 80 }]'),
        container('"name": "proxy"', '"portMappings": [{ "containerPort": "<PORT>" }]'),
      ),
    },
  ],
});
