import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { KINDS } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'volume-configured-at-launch-exclusive',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'A volume that is configured at launch must have no other configuration.',
  why: 'What it is, the service or the run-task call says.',
  docs: guide('ebs-volumes'),
  messages: { other: '"{kind}" cannot stand beside "configuredAtLaunch": true.' },
  check(task, report) {
    for (const volume of task.volumes) {
      if (volume.get('configuredAtLaunch').boolean !== true) continue;
      for (const kind of KINDS) {
        const at = volume.get(kind);
        if (at.kind !== 'object' || at.members.length === 0) continue;
        report({
          at: at.asMember?.keyRange ?? at,
          message: 'other',
          params: { kind },
          fixes: [remove(at)],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "disk", "configuredAtLaunch": true, "host": { "sourcePath": "/data" } }]',
        container('"mountPoints": [{ "sourceVolume": "disk", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "disk", "configuredAtLaunch": true }]',
        container('"mountPoints": [{ "sourceVolume": "disk", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a flag that is filled in later',
      text: task(
        '"volumes": [{ "name": "disk", "configuredAtLaunch": "<FLAG>", "host": { "sourcePath": "/data" } }]',
        container('"mountPoints": [{ "sourceVolume": "disk", "containerPath": "/data" }]'),
      ),
    },
  ],
});
