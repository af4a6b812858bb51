import { container, FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-host-source-path',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'Fargate does not support host paths.',
  why: 'The host belongs to AWS. A volume with an empty "host" is scratch space.',
  says: [
    'Fargate compatible task definitions do not support sourcePath',
    'host.sourcePath should not be set for volumes in Fargate.',
  ],
  docs: parameters('volumes'),
  messages: {
    path: 'Fargate has no host path "{path}". Remove "sourcePath" for scratch space, or use Amazon EFS.',
  },
  check(task, report) {
    if (!task.fargate) return;
    for (const volume of task.volumes) {
      const at = volume.get('host').get('sourcePath');
      if (at.string)
        report({ at, message: 'path', params: { path: at.string }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data", "host": { "sourcePath": "/data" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      title: 'scratch space',
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data", "host": {} }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a path that is filled in later',
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data", "host": { "sourcePath": "<PATH>" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
