import { task } from '../../example.ts';
import { set } from '../../fixes.ts';
import type { Examples, TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: TaskRule = {
  id: 'security-efs-transit-encryption',
  area: 'security',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'Traffic to EFS should be encrypted.',
  why: 'The default is to send it in the open. Security Hub control ECS.18.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-18',
  messages: {
    open: 'Traffic to this file system is not encrypted. Set "transitEncryption": "ENABLED".',
  },
  check(task, report) {
    for (const volume of task.volumes) {
      const efs = volume.get('efsVolumeConfiguration');
      const at = efs.get('transitEncryption');
      if (efs.kind !== 'object' || !(efs.lacks('transitEncryption') || at.string === 'DISABLED'))
        continue;
      report({
        at: at.exists ? at : opening(efs),
        message: 'open',
        fixes: [set(efs, 'transitEncryption', 'ENABLED', { after: 'fileSystemId' })],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED" } }]',
      ),
    },
    {
      title: 'a value that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "<ON>" } }]',
      ),
    },
  ],
});
