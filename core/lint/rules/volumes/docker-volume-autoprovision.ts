import { container, task } from '../../example.ts';
import { remove, set } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'docker-volume-autoprovision',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'autoprovision works with shared Docker volumes only.',
  why: 'A volume of scope task is made for the task in any case.',
  docs: guide('docker-volumes'),
  messages: { scope: '"autoprovision" works with "scope": "shared" only.' },
  check(task, report) {
    for (const volume of task.volumes) {
      const docker = volume.get('dockerVolumeConfiguration');
      const at = docker.get('autoprovision');
      if (at.boolean !== true || !(docker.lacks('scope') || docker.get('scope').string === 'task'))
        continue;
      report({ at, message: 'scope', fixes: [set(docker, 'scope', 'shared'), remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "task", "autoprovision": true } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "shared", "autoprovision": true } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a scope that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "<SCOPE>", "autoprovision": true } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
