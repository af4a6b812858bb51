import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-service-connect-udp',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'Named ports should use TCP.',
  why: 'Names are for Service Connect, which carries TCP only.',
  docs: guide('service-connect'),
  messages: { udp: 'Port mapping "{name}" is udp; Service Connect carries tcp only.' },
  check(container, report) {
    for (const { node: mapping, protocol } of mappingsOf(container)) {
      const at = mapping.get('name');
      if (!at.string || protocol !== 'udp') continue;
      report({ at, message: 'udp', params: { name: at.string }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"portMappings": [{ "containerPort": 53, "protocol": "udp", "name": "dns" }]'),
      ),
    },
  ],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 53, "protocol": "udp" }]')) },
    {
      title: 'a protocol that is filled in later',
      text: task(
        container('"portMappings": [{ "containerPort": 53, "protocol": "${P}", "name": "dns" }]'),
      ),
    },
  ],
});
