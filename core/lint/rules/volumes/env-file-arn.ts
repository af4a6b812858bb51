import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'env-file-arn',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['environmentFiles'],
  title: 'An environment file must be the ARN of an S3 object.',
  why: 'A URL of S3 is not taken.',
  says: ['Invalid arn syntax'],
  docs: guide('taskdef-envfiles'),
  messages: {
    arn: '"{value}" is no ARN of an S3 object. It looks like arn:aws:s3:::bucket/web.env.',
  },
  check({ node }, report) {
    for (const file of node.get('environmentFiles').items()) {
      const at = file.get('value');
      const value = at.string;
      if (!value || /^arn:aws[\w-]*:s3:::[^/]+\/.+/.test(value) || /^arn:aws[\w-]*:s3:/.test(value))
        continue;
      const key =
        /^s3:\/\/([^/]+\/.+)$/.exec(value)?.[1] ??
        /^https:\/\/([^.]+)\.s3\.[^/]+(\/.+)$/.exec(value)?.slice(1).join('');
      report({
        at,
        message: 'arn',
        params: { value },
        fixes: key === undefined ? [] : [replace(at, `arn:aws:s3:::${key}`)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "s3://bucket/web.env" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.env" }]'),
      ),
    },
    {
      title: 'a file that is filled in later',
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "<FILE>" }]'),
      ),
    },
  ],
});
