import { task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf, lacksEncryption } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-access-point-transit-encryption',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'An EFS access point needs encryption in transit.',
  why: 'The API says that encryption must be enabled when an access point is used.',
  source: 'aws/aws-cdk#10683',
  docs: guide('efs-volumes'),
  messages: { encryption: '"accessPointId" needs "transitEncryption": "ENABLED".' },
  check(task, report) {
    for (const efs of efsOf(task)) {
      const at = efs.get('authorizationConfig').get('accessPointId');
      if (!at.string || !lacksEncryption(efs)) continue;
      report({ at, message: 'encryption', fixes: [set(efs, 'transitEncryption', 'ENABLED')] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]',
      ),
    },
    {
      title: 'encryption that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "<ON>", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]',
      ),
    },
  ],
});
