import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { excludedByAwsvpc } from './_awsvpc.ts';

export const rule: ContainerRule = excludedByAwsvpc({
  id: 'awsvpc-disable-networking',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Network mode awsvpc does not support disableNetworking.',
  why: 'The network belongs to the task, not to a container.',
  says: ['Disable Networking is not supported on container when networkMode=awsvpc'],
  docs: parameters('container_definition_network'),
  message:
    'In network mode awsvpc a container cannot turn its network off. Remove "disableNetworking".',
  member: 'disableNetworking',
  counts: (node) => node.boolean === true,
});

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "awsvpc"', container('"disableNetworking": true')) }],
  good: [
    {
      title: 'false is accepted',
      text: task('"networkMode": "awsvpc"', container('"disableNetworking": false')),
    },
    {
      title: 'a flag that is filled in later',
      text: task('"networkMode": "awsvpc"', container('"disableNetworking": "<FLAG>"')),
    },
  ],
});
