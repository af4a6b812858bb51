import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { forbiddenOnFargate, positive } from './_forbidden.ts';

export const rule: ContainerRule = forbiddenOnFargate({
  id: 'fargate-shared-memory',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Fargate does not support sharedMemorySize.',
  why: 'Fargate does not change the size of /dev/shm; a tmpfs mount is the way to more.',
  says: ['Fargate compatible task definitions do not support sharedMemorySize'],
  docs: guide('fargate-tasks-services'),
  message: 'Fargate does not take "sharedMemorySize". Remove it, or mount a tmpfs.',
  path: ['linuxParameters', 'sharedMemorySize'],
  counts: positive,
});

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"linuxParameters": { "sharedMemorySize": 256 }')) }],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container('"linuxParameters": { "sharedMemorySize": 256 }'),
      ),
    },
    {
      title: 'a size that is filled in later',
      text: task(...FARGATE, container('"linuxParameters": { "sharedMemorySize": "<SIZE>" }')),
    },
  ],
});
