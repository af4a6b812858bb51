import { task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf, lacksEncryption } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-iam-transit-encryption',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'EFS authorization with IAM needs encryption in transit.',
  why: 'The credentials must not travel in the open.',
  says: ['EFS IAM authorization requires TransitEncryption to be enabled'],
  docs: guide('efs-volumes'),
  messages: { encryption: '"iam": "ENABLED" needs "transitEncryption": "ENABLED".' },
  check(task, report) {
    for (const efs of efsOf(task)) {
      const at = efs.get('authorizationConfig').get('iam');
      if (at.string !== 'ENABLED' || !lacksEncryption(efs)) continue;
      report({ at, message: 'encryption', fixes: [set(efs, 'transitEncryption', 'ENABLED')] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"taskRoleArn": "web"',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "authorizationConfig": { "iam": "ENABLED" } } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"taskRoleArn": "web"',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" } } }]',
      ),
    },
    {
      title: 'encryption that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "<ON>", "authorizationConfig": { "iam": "ENABLED" } } }]',
      ),
    },
  ],
});
