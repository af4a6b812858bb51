import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { mountsOf } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'volume-unreferenced',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'Every volume should be mounted.',
  why: 'A volume that is configured at launch must be mounted; others may be left over.',
  says: ['Volumes [v] are not referenced by any of the containers'],
  docs: parameters('volumes'),
  messages: {
    launch:
      'No container mounts the volume "{name}", which is configured at launch. Mount it or remove it.',
    other: 'No container mounts the volume "{name}".',
  },
  check(task, report) {
    if (task.containersOpen) return;
    const mounts = task.containers.flatMap(mountsOf).map((mount) => mount.get('sourceVolume'));
    const lists = task.containers.map(({ node }) => node.get('mountPoints'));
    const unclear = (node: Node) => node.open || node.isUnknown;
    if (task.containers.some(({ node }) => node.open) || [...lists, ...mounts].some(unclear))
      return;
    const mounted = new Set(mounts.map((mount) => mount.string));
    for (const volume of task.volumes) {
      const at = volume.get('name');
      const launch = volume.get('configuredAtLaunch').boolean === true;
      if (!at.string || mounted.has(at.string)) continue;
      report({
        at,
        message: launch ? 'launch' : 'other',
        params: { name: at.string },
        severity: launch ? 'error' : 'info',
        fixes: [remove(volume)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"volumes": [{ "name": "disk", "configuredAtLaunch": true }]') },
    { text: task('"volumes": [{ "name": "data" }]') },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "<DATA>", "containerPath": "/data" }]'),
      ),
    },
  ],
});
