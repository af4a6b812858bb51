import { task } from '../../example.ts';
import { remove, set } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf, lacksEncryption } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-port-without-encryption',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'transitEncryptionPort needs encryption in transit.',
  why: 'The port is that of the encrypted connection.',
  says: ['TransitEncryptionPort requires that TransitEncryption is enabled'],
  docs: guide('efs-volumes'),
  messages: { port: '"transitEncryptionPort" needs "transitEncryption": "ENABLED".' },
  check(task, report) {
    for (const efs of efsOf(task)) {
      const at = efs.get('transitEncryptionPort');
      // 0 is what tools write for "not set".
      if (!at.number || !lacksEncryption(efs)) continue;
      report({
        at,
        message: 'port',
        fixes: [set(efs, 'transitEncryption', 'ENABLED'), remove(at)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryptionPort": 2999 } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "transitEncryptionPort": 2999 } }]',
      ),
    },
    {
      title: 'encryption that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "${ON}", "transitEncryptionPort": 2999 } }]',
      ),
    },
  ],
});
