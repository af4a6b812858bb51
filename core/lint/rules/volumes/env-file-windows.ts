import { container, EXECUTION_ROLE, task, WINDOWS } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'env-file-windows',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['environmentFiles'],
  title: 'Windows containers do not support environment files.',
  why: 'The guide says that Windows containers do not support them.',
  says: ['PlatformTaskDefinitionIncompatibilityException'],
  source: 'aws/containers-roadmap#1627',
  docs: guide('taskdef-envfiles'),
  messages: { windows: 'Windows containers do not take "environmentFiles".' },
  check({ node }, report, task) {
    const at = node.get('environmentFiles');
    if (!task.windows || at.items().length === 0) return;
    report({ at: at.asMember?.keyRange ?? at, message: 'windows', fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...WINDOWS,
        EXECUTION_ROLE,
        container(
          '"cpu": 256',
          '"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.env" }]',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'an empty list',
      text: task(...WINDOWS, container('"cpu": 256', '"environmentFiles": []')),
    },
    {
      title: 'a platform that is filled in later',
      text: task(
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.env" }]'),
      ),
    },
  ],
});
