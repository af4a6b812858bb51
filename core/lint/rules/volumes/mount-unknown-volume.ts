import { closest } from '../../../text/closest.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, type Fix, parameters } from '../../rule.ts';
import { mountsOf, VOLUME_NAME, volumeNames, volumesKnown } from './_volumes.ts';

export const rule: ContainerRule = {
  id: 'mount-unknown-volume',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['mountPoints'],
  title: 'A mount point must name a volume of the task definition.',
  why: 'A volume is declared in "volumes" and mounted by its name.',
  says: ["Unknown volume 'nope'."],
  docs: parameters('volumes'),
  messages: { unknown: 'There is no volume "{name}" in this task.' },
  check(container, report, task) {
    if (!volumesKnown(task)) return;
    for (const mount of mountsOf(container)) {
      const at = mount.get('sourceVolume');
      const name = at.string;
      if (!name || volumeNames(task).has(name)) continue;
      const meant = closest(
        name,
        [...volumeNames(task)].filter((each) => each !== undefined),
      );
      const volumes = task.node.get('volumes');
      const add: Fix = {
        title: 'Add a volume "{name}"',
        params: { name },
        edits: (editor) =>
          volumes.kind === 'array'
            ? editor.append(volumes, { name })
            : editor.insert(task.node, 'volumes', [{ name }]),
      };
      report({
        at,
        message: 'unknown',
        params: { name },
        fixes: [
          ...(meant === undefined ? [] : [replace(at, meant)]),
          // Another rule refuses a volume of such a name.
          ...(VOLUME_NAME.test(name) ? [add] : []),
        ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "dat", "containerPath": "/data" }]'),
      ),
    },
    {
      text: task(
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
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
        '"volumes": [{ "name": "<DATA>" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
      ),
    },
  ],
});
