import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { forbiddenOnFargate, positive } from './_forbidden.ts';

export const rule: ContainerRule = forbiddenOnFargate({
  id: 'fargate-max-swap',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Fargate does not support swap settings.',
  why: 'Fargate offers no swap space.',
  says: ['Fargate compatible task definitions do not support maxSwap'],
  docs: guide('fargate-tasks-services'),
  message: 'Fargate has no swap space. Remove "maxSwap" and "swappiness".',
  path: ['linuxParameters', 'maxSwap'],
  counts: positive,
});

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"linuxParameters": { "maxSwap": 256 }')) }],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container('"linuxParameters": { "maxSwap": 256 }'),
      ),
    },
    {
      title: 'a size that is filled in later',
      text: task(...FARGATE, container('"linuxParameters": { "maxSwap": "<SIZE>" }')),
    },
  ],
});
