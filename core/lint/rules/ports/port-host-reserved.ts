import { LINUX_PORTS, WINDOWS_PORTS } from '../../../ecs/reserved-ports.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

/** Ports that the agent keeps by default. Source: API reference and the agent's README, 2026-06. */
const LINUX: readonly number[] = [...LINUX_PORTS, 51680];

export const rule: ContainerRule = {
  id: 'port-host-reserved',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'Fixed host ports must not be ports that the instance reserves.',
  why: 'SSH, Docker and the container agent hold these ports on every instance, so that Amazon ECS finds no instance on which the port is free.',
  says: ['is already using a port required by your task'],
  docs: parameters('container_definition_portmappings'),
  messages: {
    reserved: 'Host port {port}/tcp is reserved on every container instance. Choose another one.',
  },
  check(container, report, task) {
    const mode = task.effectiveNetworkMode;
    if (task.onlyFargate || (mode !== 'bridge' && mode !== 'host' && mode !== 'default')) return;
    const reserved = task.windows ? WINDOWS_PORTS : LINUX;
    for (const { node: mapping, containerPort, hostPort, protocol } of mappingsOf(container)) {
      const port = hostPort || (mode === 'host' ? containerPort : undefined);
      if (port === undefined || protocol !== 'tcp' || !reserved.includes(port)) continue;
      const at = hostPort ? mapping.get('hostPort') : mapping.get('containerPort');
      report({ at, message: 'reserved', params: { port }, fixes: hostPort ? [remove(at)] : [] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"portMappings": [{ "containerPort": 22, "hostPort": 22 }]')) }],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 22, "hostPort": 2222 }]')) },
    {
      title: 'another protocol',
      text: task(
        container('"portMappings": [{ "containerPort": 22, "hostPort": 22, "protocol": "udp" }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"portMappings": [{ "containerPort": 22, "hostPort": 22 }]'),
      ),
    },
  ],
});
