import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { KINDS } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'volume-single-type',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'A volume can have one type only.',
  why: 'A volume is a path of the host, a Docker volume, or on one kind of file system.',
  says: [
    'When the volume parameter is specified, only one volume configuration type should be used.',
  ],
  source: 'cloudposse/terraform-aws-ecs-alb-service-task#185',
  docs: parameters('volumes'),
  messages: { several: 'The volume is of several kinds at once: {kinds}.' },
  check(task, report) {
    for (const volume of task.volumes) {
      const kinds = KINDS.filter(
        (kind) => volume.get(kind).kind === 'object' && volume.get(kind).members.length > 0,
      );
      const second = kinds[1];
      if (second === undefined) continue;
      const at = volume.get(second);
      report({
        at: at.asMember?.keyRange ?? at,
        message: 'several',
        params: { kinds: kinds.join(', ') },
        fixes: [remove(at)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": "/data" }, "dockerVolumeConfiguration": { "scope": "shared" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
  good: [
    {
      title: 'an empty host beside',
      text: task(
        '"volumes": [{ "name": "data", "host": {}, "dockerVolumeConfiguration": { "scope": "shared" } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a kind that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "host": { "sourcePath": "/data" }, "dockerVolumeConfiguration": "<CONFIGURATION>" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
