import { container, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: TaskRule = {
  id: 'volume-name-required',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'A volume needs a name.',
  why: 'Nothing could mount it otherwise. The API requires the name for EFS, S3 and volumes configured at launch.',
  docs: parameters('volumes'),
  messages: { missing: 'The volume has no "name".' },
  check(task, report) {
    for (const volume of task.volumes) {
      const at = volume.get('name');
      if (!volume.lacks('name') && at.string !== '') continue;
      report({
        at: at.exists ? at : opening(volume),
        message: 'missing',
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task('"volumes": [{ "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]'),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    { title: 'a name that is filled in later', text: task('"volumes": [{ "name": "<DATA>" }]') },
  ],
});
