import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, type Fix, parameters } from '../../rule.ts';

/** Mounts an empty volume, which the task may have already, at `/tmp`. */
function mountTmp(task: Node, container: Node): Fix[] {
  const volumes = task.get('volumes');
  const mounts = container.get('mountPoints');
  const unknown = [volumes, mounts].some((each) => each.exists && each.kind !== 'array');
  if (unknown || task.kind !== 'object') return [];
  const has = volumes.items().some((volume) => volume.get('name').string === 'tmp');
  const mount = { sourceVolume: 'tmp', containerPath: '/tmp' };
  const fix: Fix = {
    title: 'Mount an empty volume at /tmp',
    edits: (editor) => [
      ...(mounts.exists
        ? editor.append(mounts, mount)
        : editor.insert(container, 'mountPoints', [mount])),
      ...(has
        ? []
        : volumes.exists
          ? editor.append(volumes, { name: 'tmp' })
          : editor.insert(task, 'volumes', [{ name: 'tmp' }])),
    ],
  };
  return [fix];
}

export const rule: ContainerRule = {
  id: 'readonly-rootfs-no-writable',
  area: 'volumes',
  severity: 'hint',
  evidence: 'advice',
  on: 'container',
  needs: ['readonlyRootFilesystem'],
  title: 'A container with a read-only root file system needs a writable volume.',
  why: 'Many images write to /tmp or /var; with a read-only root and no volume they fail when they start.',
  docs: parameters('container_definition_security'),
  messages: {
    nowhere: '"{name}" can write nowhere: its root is read-only and nothing writable is mounted.',
  },
  check(container, report, task) {
    const { node } = container;
    const flag = node.get('readonlyRootFilesystem');
    if (flag.boolean !== true || node.open) return;
    const mounts = node.get('mountPoints');
    const writable = mounts.items().some((mount) => mount.get('readOnly').boolean !== true);
    if (writable || mounts.open || mounts.isUnknown || node.get('volumesFrom').items().length > 0)
      return;
    if (node.get('linuxParameters').get('tmpfs').items().length > 0) return;
    report({
      at: flag,
      message: 'nowhere',
      params: { name: container.label },
      fixes: task.whole ? mountTmp(task.node, node) : [],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"readonlyRootFilesystem": true')) }],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "tmp" }]',
        container(
          '"readonlyRootFilesystem": true',
          '"mountPoints": [{ "sourceVolume": "tmp", "containerPath": "/tmp" }]',
        ),
      ),
    },
    {
      title: 'a flag that is filled in later',
      text: task(container('"readonlyRootFilesystem": "<FLAG>"')),
    },
  ],
});
