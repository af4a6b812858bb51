import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 's3files-access-point-root',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'With an S3 Files access point, rootDirectory must be / or absent.',
  why: 'The access point has its own root directory.',
  docs: parameters('volumes'),
  messages: { root: 'With an access point "rootDirectory" must be "/" or absent, not "{path}".' },
  check(task, report) {
    for (const volume of task.volumes) {
      const s3 = volume.get('s3filesVolumeConfiguration');
      const at = s3.get('rootDirectory');
      if (!s3.get('accessPointArn').string || !at.string || at.string === '/') continue;
      report({ at, message: 'root', params: { path: at.string }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "s3filesVolumeConfiguration": { "fileSystemArn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-1", "accessPointArn": "arn:aws:s3files:eu-west-1:123456789012:access-point/a", "rootDirectory": "/data" } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "s3filesVolumeConfiguration": { "fileSystemArn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-1", "rootDirectory": "/data" } }]',
      ),
    },
    {
      title: 'a directory that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "s3filesVolumeConfiguration": { "fileSystemArn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-1", "accessPointArn": "arn:aws:s3files:eu-west-1:123456789012:access-point/a", "rootDirectory": "<PATH>" } }]',
      ),
    },
  ],
});
