import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'volume-name-unique',
  area: 'volumes',
  severity: 'hint',
  evidence: 'unsourced',
  on: 'task',
  needs: ['volumes'],
  title: 'Volume names must be unique.',
  why: 'A mount point could mean either.',
  docs: parameters('volumes'),
  messages: { twice: 'Two volumes are named "{name}".' },
  check(task, report) {
    const seen = new Set<string>();
    for (const volume of task.volumes) {
      const at = volume.get('name');
      if (!at.string) continue;
      if (seen.has(at.string))
        report({ at, message: 'twice', params: { name: at.string }, fixes: [remove(volume)] });
      seen.add(at.string);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data" }, { "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data" }, { "name": "logs" }]',
        container(
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }, { "sourceVolume": "logs", "containerPath": "/logs" }]',
        ),
      ),
    },
    {
      title: 'names that are filled in later',
      text: task('"volumes": [{ "name": "<DATA>" }, { "name": "<DATA>" }]'),
    },
  ],
});
