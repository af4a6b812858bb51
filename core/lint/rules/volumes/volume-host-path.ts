import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

/** What Docker takes for the name of a volume instead of a path. */
const VOLUME_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** Absolute on Linux or Windows. */
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

export const rule: TaskRule = {
  id: 'volume-host-path',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'A host path of a volume must be absolute.',
  why: 'Docker mounts absolute paths only. It treats a single word as the name of a Docker volume.',
  says: ['host.sourcePath should not be blank.', 'CannotCreateContainerError'],
  source: 'aws/amazon-ecs-cli#11; aws/amazon-ecs-cli#181',
  docs: parameters('volumes'),
  messages: {
    relative: '"{path}" is a relative path. "sourcePath" must be an absolute path of the instance.',
    name: 'Docker takes "{path}" for the name of a volume. For a folder of the instance write an absolute path.',
    blank:
      '"sourcePath" is blank, which Amazon ECS refuses. Remove it for a volume that Docker manages.',
    empty:
      '"sourcePath" is empty. The ECS API refuses this; deployment tools often remove it. Remove it for a volume that Docker manages.',
  },
  check(task, report) {
    for (const volume of task.volumes) {
      const at = volume.get('host').get('sourcePath');
      const path = at.string;
      if (path === undefined || ABSOLUTE.test(path)) continue;
      if (path.trim() === '') {
        const empty = path === '';
        const message = empty ? 'empty' : 'blank';
        const severity = empty ? 'warning' : 'error';
        report({ at, message, severity, fixes: [remove(at)] });
        continue;
      }
      const named = VOLUME_NAME.test(path);
      const slashed = `/${path.replace(/^(?:\.{0,2}\/)+/, '')}`;
      report({
        at,
        message: named ? 'name' : 'relative',
        params: { path },
        severity: named ? 'warning' : 'error',
        fixes: path.startsWith('~') ? [] : [replace(at, slashed)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": "./data" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": " " } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a single word',
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": "data" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": "/data" } }, { "name": "logs", "host": { "sourcePath": "C:\\\\logs" } }, { "name": "tmp", "host": {} }]',
        container(
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }, { "sourceVolume": "tmp", "containerPath": "/tmp" }]',
        ),
      ),
    },
    {
      title: 'a path that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": "${PATH}/data" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
