import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-host-static-single-task',
  area: 'ports',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'A fixed host port allows one task on each instance.',
  why: 'Two tasks cannot hold the same port of an instance. A service needs as many instances as copies, and one more to replace a copy before the old one stops.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    fixed:
      'Host port {port} is fixed, so each instance takes one copy of this task. Leave "hostPort" out for a dynamic port.',
  },
  check(container, report, task) {
    if (task.onlyFargate || task.effectiveNetworkMode !== 'bridge') return;
    for (const { node: mapping, hostPort } of mappingsOf(container)) {
      if (hostPort === undefined || hostPort <= 0) continue;
      const at = mapping.get('hostPort');
      report({ at, message: 'fixed', params: { port: hostPort }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 80 }]'),
      ),
    },
  ],
  good: [
    {
      title: 'a dynamic port',
      text: task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 0 }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 80 }]'),
      ),
    },
  ],
});
