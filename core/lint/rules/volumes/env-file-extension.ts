import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'env-file-extension',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['environmentFiles'],
  title: 'An environment file must have the extension .env.',
  why: 'The API wants this extension; the task fails when it starts.',
  docs: guide('taskdef-envfiles'),
  messages: { extension: 'The environment file "{value}" must end in ".env".' },
  check({ node }, report) {
    for (const file of node.get('environmentFiles').items()) {
      const at = file.get('value');
      if (!at.string || at.string.endsWith('.env')) continue;
      report({ at, message: 'extension', params: { value: at.string } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.txt" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/.env" }]'),
      ),
    },
    {
      title: 'a file that is filled in later',
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/${FILE}" }]'),
      ),
    },
  ],
});
