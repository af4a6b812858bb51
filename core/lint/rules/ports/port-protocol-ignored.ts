import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-protocol-ignored',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'The protocol of a port mapping must be tcp or udp, in lowercase.',
  why: 'Amazon ECS takes everything else for tcp without a word, also "UDP" in capital letters.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    ignored: 'Amazon ECS takes "{value}" for tcp. Write "tcp" or "udp" in small letters.',
  },
  check(container, report) {
    for (const { node: mapping } of mappingsOf(container)) {
      const at = mapping.get('protocol');
      const value = at.string;
      if (!value || value === 'tcp' || value === 'udp') continue;
      const small = value.toLowerCase();
      // "UDP" works as tcp today: to make it udp changes what the task does.
      const fixes =
        small === 'udp'
          ? [replace(at, 'udp'), replace(at, 'tcp')]
          : [replace(at, 'tcp', { preferred: true })];
      report({ at, message: 'ignored', params: { value }, fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"portMappings": [{ "containerPort": 53, "protocol": "UDP" }]')) },
    { text: task(container('"portMappings": [{ "containerPort": 80, "protocol": "TCP" }]')) },
  ],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 53, "protocol": "udp" }]')) },
    {
      title: 'a protocol that is filled in later',
      text: task(container('"portMappings": [{ "containerPort": 53, "protocol": "<PROTOCOL>" }]')),
    },
  ],
});
