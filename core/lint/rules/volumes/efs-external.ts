import { task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-external',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'External instances do not support EFS volumes.',
  why: 'The guide says that EFS volumes are not supported on external instances.',
  docs: guide('efs-volumes'),
  messages: { external: 'External instances cannot mount Amazon EFS.' },
  check(task, report) {
    if (!task.requires('EXTERNAL')) return;
    for (const efs of efsOf(task))
      report({ at: efs.asMember?.keyRange ?? efs, message: 'external' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["EXTERNAL"]',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
      ),
    },
    {
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["<COMPATIBILITY>"]',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
      ),
    },
  ],
});
