import { container, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { VOLUME_NAME } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'volume-name-format',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'A volume name can contain letters, digits, hyphens and underscores, at most 255.',
  why: 'Mount points refer to it by this name.',
  says: ['volume.name contains invalid characters.'],
  source: 'aws/amazon-ecs-cli#277',
  docs: parameters('volumes'),
  messages: {
    characters: '"{name}" may have letters, digits, "-" and "_" only, 255 characters at most.',
  },
  check(task, report) {
    for (const volume of task.volumes) {
      const at = volume.get('name');
      if (!at.string || VOLUME_NAME.test(at.string)) continue;
      report({ at, message: 'characters', params: { name: at.string } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "my data" }]',
        container('"mountPoints": [{ "sourceVolume": "my data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "my_data-1" }]',
        container('"mountPoints": [{ "sourceVolume": "my_data-1", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task('"volumes": [{ "name": "{{ volume }}" }]'),
    },
  ],
});
