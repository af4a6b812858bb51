import { container, FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-docker-volume',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'Fargate does not support Docker volumes.',
  why: 'Use a volume without a configuration for scratch space, or Amazon EFS for what must stay.',
  says: ['Fargate compatible task definitions do not support dockerVolumeConfiguration'],
  docs: parameters('volumes'),
  messages: {
    docker:
      'Fargate has no Docker volumes. Remove "dockerVolumeConfiguration" for scratch space, or use Amazon EFS.',
  },
  check(task, report) {
    if (!task.fargate) return;
    for (const volume of task.volumes) {
      const at = volume.get('dockerVolumeConfiguration');
      if (at.members.length > 0)
        report({ at: at.asMember?.keyRange ?? at, message: 'docker', fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "task" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "task" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a configuration that is filled in later',
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": "<CONFIGURATION>" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
