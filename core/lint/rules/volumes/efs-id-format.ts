import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-id-format',
  area: 'volumes',
  severity: 'hint',
  evidence: 'unsourced',
  on: 'task',
  needs: ['volumes'],
  title: 'fileSystemId must be the ID of an EFS file system.',
  why: 'The id begins with fs-; an ARN is often pasted instead.',
  docs: guide('efs-volumes'),
  messages: { format: '"{id}" is no id of a file system. It looks like fs-0123456789abcdef0.' },
  check(task, report) {
    for (const efs of efsOf(task)) {
      const at = efs.get('fileSystemId');
      const id = at.string;
      if (!id || /^fs-[0-9a-f]{8,40}$/.test(id)) continue;
      const inside = /fs-[0-9a-f]{8,40}/.exec(id)?.[0];
      report({
        at,
        message: 'format',
        params: { id },
        fixes: inside === undefined ? [] : [replace(at, inside)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-12345678" } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
      ),
    },
    {
      title: 'an id that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "<EFS>" } }]',
      ),
    },
  ],
});
