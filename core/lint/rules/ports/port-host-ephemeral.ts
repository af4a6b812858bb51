import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-host-ephemeral',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'Fixed host ports should be outside the ephemeral port range.',
  why: 'From the ephemeral range the system gives ports to connections and to containers with dynamic ports. A fixed port in it may be taken when the task starts. Below 32768 is safe.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    ephemeral:
      'Host port {port} lies in the range for dynamic ports (from {first}). Choose one below 32768, or leave "hostPort" out.',
  },
  check(container, report, task) {
    const mode = task.effectiveNetworkMode;
    if (mode !== 'bridge' && mode !== 'default') return;
    const first = task.windows ? 49152 : 49153;
    for (const { node: mapping, hostPort } of mappingsOf(container)) {
      if (hostPort === undefined || hostPort < first || hostPort > 65535) continue;
      const at = mapping.get('hostPort');
      report({ at, message: 'ephemeral', params: { port: hostPort, first }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": 50000 }]')) }],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": 30000 }]')) },
    {
      title: 'a port that is filled in later',
      text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": "<PORT>" }]')),
    },
  ],
});
