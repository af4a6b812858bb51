import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { filled, forbiddenOnFargate } from './_forbidden.ts';

export const rule: ContainerRule = forbiddenOnFargate({
  id: 'fargate-devices',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Fargate does not support host devices.',
  why: 'The host belongs to AWS.',
  says: ['Fargate compatible task definitions do not support devices'],
  docs: guide('fargate-tasks-services'),
  message: 'Fargate has no host devices to give. Remove "devices".',
  path: ['linuxParameters', 'devices'],
  counts: filled,
});

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container(
          '"linuxParameters": { "devices": [{ "hostPath": "/dev/fuse" }], "initProcessEnabled": true }',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'an empty list',
      text: task(...FARGATE, container('"linuxParameters": { "devices": [] }')),
    },
    {
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["<COMPATIBILITY>"]',
        container('"linuxParameters": { "devices": [{ "hostPath": "/dev/fuse" }] }'),
      ),
    },
  ],
});
