import { container, task } from '../../example.ts';
import { type ContainerRule, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'readonly-rootfs-no-writable',
  area: 'volumes',
  severity: 'hint',
  evidence: 'advice',
  on: 'container',
  needs: ['readonlyRootFilesystem'],
  title: 'A container with a read-only root has some place to write.',
  why: 'Many images write to /tmp or /var; with a read-only root and no volume they fail when they start.',
  docs: parameters('container_definition_security'),
  messages: {
    nowhere: '"{name}" can write nowhere: its root is read-only and nothing writable is mounted.',
  },
  check(container, report) {
    const { node } = container;
    const flag = node.get('readonlyRootFilesystem');
    if (flag.boolean !== true || node.open) return;
    const mounts = node.get('mountPoints');
    const writable = mounts.items().some((mount) => mount.get('readOnly').boolean !== true);
    if (writable || mounts.open || mounts.isUnknown || node.get('volumesFrom').items().length > 0)
      return;
    if (node.get('linuxParameters').get('tmpfs').items().length > 0) return;
    report({ at: flag, message: 'nowhere', params: { name: container.label } });
  },
  examples: {
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
  },
};
