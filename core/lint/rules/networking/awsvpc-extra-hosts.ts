import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { excludedByAwsvpc, filled } from './_awsvpc.ts';

export const rule: ContainerRule = excludedByAwsvpc({
  id: 'awsvpc-extra-hosts',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Network mode awsvpc does not support extraHosts.',
  why: 'Names are resolved by the VPC.',
  says: ['Extra hosts are not supported on container when networkMode=awsvpc'],
  docs: parameters('container_definition_network'),
  message: 'In network mode awsvpc there are no "extraHosts". Remove them.',
  member: 'extraHosts',
  counts: filled,
});

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"extraHosts": [{ "hostname": "db", "ipAddress": "10.0.0.1" }]'),
      ),
    },
  ],
  good: [
    {
      title: 'an empty list',
      text: task('"networkMode": "awsvpc"', container('"extraHosts": []')),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"extraHosts": [{ "hostname": "db", "ipAddress": "10.0.0.1" }]'),
      ),
    },
  ],
});
