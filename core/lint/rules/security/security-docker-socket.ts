import { withoutTrailingSlashes } from '../../../text/paths.ts';
import { task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'security-docker-socket',
  area: 'security',
  preset: 'hardening',
  severity: 'info',
  evidence: 'advice',
  on: 'task',
  needs: ['volumes'],
  title: 'Volumes should not expose the instance to containers.',
  why: 'Who can talk to Docker, or write into these folders, controls the instance and all tasks on it.',
  docs: guide('security-tasks-containers'),
  messages: {
    path: '"{path}" of the instance is open to the containers of this task: with it they control the instance.',
  },
  check(task, report) {
    if (task.fargate) return;
    for (const volume of task.volumes) {
      const at = volume.get('host').get('sourcePath');
      const path = withoutTrailingSlashes(at.string ?? '');
      if (/^(?:\/|\/(?:var\/)?run\/docker\.sock|\/etc|\/proc|\/root)$/.test(path))
        report({ at, message: 'path', params: { path } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "docker", "host": { "sourcePath": "/var/run/docker.sock" } }]',
      ),
    },
  ],
  good: [
    { text: task('"volumes": [{ "name": "data", "host": { "sourcePath": "/etc/web" } }]') },
    {
      title: 'a path that is filled in later',
      text: task('"volumes": [{ "name": "data", "host": { "sourcePath": "<PATH>" } }]'),
    },
  ],
});
