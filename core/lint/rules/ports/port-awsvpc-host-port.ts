import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-awsvpc-host-port',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['portMappings'],
  title: 'In network mode awsvpc, hostPort must be absent or equal to containerPort.',
  why: 'The task has a network interface of its own: its ports are those of the containers, and there is nothing that could map one to another.',
  says: [
    'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
  ],
  docs: parameters('container_definition_portmappings'),
  messages: {
    differs:
      'In awsvpc network mode, "hostPort" ({host}) must equal "containerPort" ({container}). Remove "hostPort".',
    zero: 'In awsvpc network mode there is no dynamic host port. Remove "hostPort": 0; some tools get it refused.',
  },
  check(container, report, task) {
    if (task.effectiveNetworkMode !== 'awsvpc') return;
    for (const { node: mapping, containerPort, hostPort } of mappingsOf(container)) {
      if (hostPort === undefined || containerPort === undefined || hostPort === containerPort)
        continue;
      const at = mapping.get('hostPort');
      report({
        at,
        message: hostPort === 0 ? 'zero' : 'differs',
        params: { host: hostPort, container: containerPort },
        // Reports of 0 contradict each other: it was refused for some and rewritten for others.
        // That Managed Instances default to awsvpc is documented only.
        severity: hostPort === 0 || task.networkMode !== 'awsvpc' ? 'warning' : 'error',
        fixes: [remove(at, { preferred: true })],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 8080 }]'),
      ),
    },
    {
      title: 'a dynamic port',
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 0 }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 80 }]'),
      ),
    },
    {
      title: 'another mode',
      text: task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 8080 }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "${MODE}"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 8080 }]'),
      ),
    },
  ],
});
