import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'managed-instances-docker-volume',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'Managed Instances do not support Docker volumes.',
  why: 'The AWS CDK refuses them.',
  source: 'aws/aws-cdk#35684',
  docs: parameters('volumes'),
  messages: { docker: 'The AWS CDK says that Managed Instances have no Docker volumes.' },
  check(task, report) {
    if (!task.requires('MANAGED_INSTANCES')) return;
    for (const volume of task.volumes) {
      const at = volume.get('dockerVolumeConfiguration');
      if (at.kind === 'object')
        report({ at: at.asMember?.keyRange ?? at, message: 'docker', fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
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
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["<COMPATIBILITY>"]',
        '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "task" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
