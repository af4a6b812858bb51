import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'env-file-count',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['environmentFiles'],
  title: 'A container can have at most ten environment files.',
  why: 'Amazon ECS sets this limit.',
  says: ['The maximum number of environment files was exceeded. Specify ten or less and try again'],
  docs: guide('taskdef-envfiles'),
  messages: { many: 'The container has {count} environment files; Amazon ECS takes ten.' },
  check({ node }, report) {
    const files = node.get('environmentFiles').items();
    const over = files[10];
    if (over) report({ at: over, message: 'many', params: { count: files.length } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          `"environmentFiles": [${Array.from({ length: 11 }, (_, i) => `{ "type": "s3", "value": "arn:aws:s3:::b/${i}.env" }`).join(', ')}]`,
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          `"environmentFiles": [${Array.from({ length: 10 }, (_, i) => `{ "type": "s3", "value": "arn:aws:s3:::b/${i}.env" }`).join(', ')}]`,
        ),
      ),
    },
    {
      title: 'files that are filled in later',
      text: task(EXECUTION_ROLE, container('"environmentFiles": [{{ .Files }}]')),
    },
  ],
});
