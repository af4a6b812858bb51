import { isAccount, readArn } from '../../../ecs/arn.ts';
import { task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 's3files-arn',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'S3 Files resources must be specified by full ARNs.',
  why: 'The API wants the full ARN of the file system and of the access point.',
  docs: parameters('volumes'),
  messages: { arn: '"{name}" must be a full ARN.' },
  check(task, report) {
    for (const volume of task.volumes) {
      for (const name of ['fileSystemArn', 'accessPointArn']) {
        const at = volume.get('s3filesVolumeConfiguration').get(name);
        if (!at.string) continue;
        const arn = readArn(at.string);
        if (!arn || arn.service === '' || !isAccount(arn.account))
          report({ at, message: 'arn', params: { name } });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "s3filesVolumeConfiguration": { "fileSystemArn": "fs-12345678" } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "s3filesVolumeConfiguration": { "fileSystemArn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-1" } }]',
      ),
    },
    {
      title: 'an ARN that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "s3filesVolumeConfiguration": { "fileSystemArn": "<ARN>" } }]',
      ),
    },
  ],
});
