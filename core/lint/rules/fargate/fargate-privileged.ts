import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { forbiddenOnFargate } from './_forbidden.ts';

export const rule: ContainerRule = forbiddenOnFargate({
  id: 'fargate-privileged',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Fargate does not support privileged containers.',
  why: 'Privileged containers have power over their host, which on Fargate belongs to AWS.',
  says: ["Fargate requires that the 'privileged' setting be 'false'"],
  docs: guide('fargate-tasks-services'),
  message: 'Fargate runs no privileged containers. Remove "privileged".',
  path: ['privileged'],
  counts: (node) => node.boolean === true,
});

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"privileged": true')) }],
  good: [
    { title: 'false is accepted', text: task(...FARGATE, container('"privileged": false')) },
    {
      title: 'a flag that is filled in later',
      text: task(...FARGATE, container('"privileged": "<FLAG>"')),
    },
  ],
});
