import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { excludedByAwsvpc, filled } from './_awsvpc.ts';

export const rule: ContainerRule = excludedByAwsvpc({
  id: 'awsvpc-dns-search-domains',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  title: 'Network mode awsvpc does not support dnsSearchDomains.',
  why: 'Names are resolved by the VPC.',
  docs: parameters('container_definition_network'),
  message: 'In network mode awsvpc there are no "dnsSearchDomains". Remove them.',
  member: 'dnsSearchDomains',
  counts: filled,
});

export const examples = (): Examples => ({
  bad: [
    { text: task('"networkMode": "awsvpc"', container('"dnsSearchDomains": ["example.com"]')) },
  ],
  good: [
    {
      title: 'an empty list',
      text: task('"networkMode": "awsvpc"', container('"dnsSearchDomains": []')),
    },
    {
      title: 'a mode that is filled in later',
      text: task('"networkMode": "<MODE>"', container('"dnsSearchDomains": ["example.com"]')),
    },
  ],
});
