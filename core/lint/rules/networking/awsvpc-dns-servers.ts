import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { excludedByAwsvpc, filled } from './_awsvpc.ts';

export const rule: ContainerRule = excludedByAwsvpc({
  id: 'awsvpc-dns-servers',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Network mode awsvpc does not support dnsServers.',
  why: 'Names are resolved by the VPC.',
  says: ['DNS servers are not supported on container when networkMode=awsvpc'],
  docs: parameters('container_definition_network'),
  message: 'In network mode awsvpc there are no "dnsServers". Remove them.',
  member: 'dnsServers',
  counts: filled,
});

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "awsvpc"', container('"dnsServers": ["10.0.0.2"]')) }],
  good: [
    {
      title: 'an empty list',
      text: task('"networkMode": "awsvpc"', container('"dnsServers": []')),
    },
    {
      title: 'a mode that is filled in later',
      text: task('"networkMode": "<MODE>"', container('"dnsServers": ["10.0.0.2"]')),
    },
  ],
});
