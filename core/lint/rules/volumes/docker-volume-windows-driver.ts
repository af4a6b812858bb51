import { container, task, WINDOWS } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'docker-volume-windows-driver',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'On Windows, the Docker volume driver must be local.',
  why: 'The API supports no other driver for Windows containers.',
  docs: guide('docker-volumes'),
  messages: { driver: 'On Windows the volume driver must be "local", not "{driver}".' },
  check(task, report) {
    if (!task.windows) return;
    for (const volume of task.volumes) {
      const at = volume.get('dockerVolumeConfiguration').get('driver');
      if (!at.string || at.string === 'local') continue;
      report({
        at,
        message: 'driver',
        params: { driver: at.string },
        fixes: [replace(at, 'local')],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...WINDOWS,
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "driver": "rexray/ebs" } }]',
        container(
          '"cpu": 256',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "C:\\\\data" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...WINDOWS,
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "driver": "local" } }]',
        container(
          '"cpu": 256',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "C:\\\\data" }]',
        ),
      ),
    },
    {
      title: 'a driver that is filled in later',
      text: task(
        ...WINDOWS,
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "driver": "<DRIVER>" } }]',
        container(
          '"cpu": 256',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "C:\\\\data" }]',
        ),
      ),
    },
  ],
});
