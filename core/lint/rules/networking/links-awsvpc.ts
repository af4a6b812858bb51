import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { excludedByAwsvpc, filled } from './_awsvpc.ts';

export const rule: ContainerRule = excludedByAwsvpc({
  id: 'links-awsvpc',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Network mode awsvpc does not support links.',
  why: 'The containers of such a task share one network: they reach each other at localhost.',
  says: ['Links are not supported when networkMode=awsvpc'],
  docs: parameters('container_definition_network'),
  message:
    'Links do not work in network mode awsvpc: containers of a task reach each other at localhost. Remove "links".',
  member: 'links',
  counts: filled,
});

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"links": ["db"]'),
        container('"name": "db"'),
      ),
    },
  ],
  good: [
    { title: 'an empty list', text: task('"networkMode": "awsvpc"', container('"links": []')) },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"links": ["db"]'),
        container('"name": "db"'),
      ),
    },
  ],
});
