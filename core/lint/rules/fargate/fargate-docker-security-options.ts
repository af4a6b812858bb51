import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { filled, forbiddenOnFargate } from './_forbidden.ts';

export const rule: ContainerRule = forbiddenOnFargate({
  id: 'fargate-docker-security-options',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Fargate does not support Docker security options.',
  why: 'There is no Docker daemon to configure.',
  says: ['Fargate compatible task definitions do not support dockerSecurityOptions'],
  docs: guide('fargate-tasks-services'),
  message: 'Fargate does not take "dockerSecurityOptions". Remove it.',
  path: ['dockerSecurityOptions'],
  counts: filled,
});

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"dockerSecurityOptions": ["no-new-privileges"]')) }],
  good: [
    { title: 'an empty list', text: task(...FARGATE, container('"dockerSecurityOptions": []')) },
    {
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["${COMPATIBILITY}"]',
        container('"dockerSecurityOptions": ["no-new-privileges"]'),
      ),
    },
  ],
});
