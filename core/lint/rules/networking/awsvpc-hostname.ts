import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { excludedByAwsvpc } from './_awsvpc.ts';

export const rule: ContainerRule = excludedByAwsvpc({
  id: 'awsvpc-hostname',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Network mode awsvpc does not support hostname.',
  why: 'The host name belongs to the network interface of the task.',
  says: ['hostname is not supported on container when networkMode=awsvpc'],
  docs: parameters('container_definition_network'),
  message: 'In network mode awsvpc a container has no "hostname" of its own. Remove it.',
  member: 'hostname',
  counts: (node) => Boolean(node.string),
});

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "awsvpc"', container('"hostname": "web"')) }],
  good: [
    { text: task('"networkMode": "bridge"', container('"hostname": "web"')) },
    {
      title: 'a name that is filled in later',
      text: task('"networkMode": "awsvpc"', container('"hostname": "<NAME>"')),
    },
  ],
});
