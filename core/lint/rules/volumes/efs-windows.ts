import { task, WINDOWS } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-windows',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'Windows tasks do not support EFS volumes.',
  why: 'AWS Copilot refuses it, and the guide names Linux only. Amazon FSx for Windows File Server is the way there.',
  source: 'aws/copilot-cli validate.go',
  docs: guide('efs-volumes'),
  messages: {
    windows: 'Windows containers cannot mount Amazon EFS. Use Amazon FSx for Windows File Server.',
  },
  check(task, report) {
    if (!task.windows) return;
    for (const efs of efsOf(task))
      report({ at: efs.asMember?.keyRange ?? efs, message: 'windows' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...WINDOWS,
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
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
      title: 'a platform that is filled in later',
      text: task(
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]',
      ),
    },
  ],
});
