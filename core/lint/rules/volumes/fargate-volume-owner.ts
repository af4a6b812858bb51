import type { TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { KINDS, mountsOf } from './_volumes.ts';

/** A volume that Fargate makes for the task: of no other kind, and not configured at launch. */
function isBindMount(volume: Node): boolean {
  const others = KINDS.filter((kind) => kind !== 'host');
  return [...others, 'configuredAtLaunch'].every((name) => volume.lacks(name));
}

const volumeOf = (task: TaskDefinition, mount: Node): Node | undefined => {
  const name = mount.get('sourceVolume').string;
  return name === undefined
    ? undefined
    : task.volumes.find((volume) => volume.get('name').string === name);
};

/** A user by name or number that is surely not root. */
const isOtherUser = (user: string | undefined): boolean =>
  user !== undefined && user !== '' && !/^(?:root|0+)(?::|$)/.test(user);

export const rule: ContainerRule = {
  id: 'fargate-volume-owner',
  area: 'volumes',
  severity: 'info',
  evidence: 'documented',
  on: 'container',
  needs: ['mountPoints'],
  title: 'On Fargate, a user other than root can write to a volume only if the image prepares it.',
  why: 'Such a volume belongs to root with permissions 0755. Amazon ECS copies owner and permissions from the image where its Dockerfile has a VOLUME directive for the same path.',
  source: 'aws/containers-roadmap#938',
  docs: guide('bind-mounts'),
  messages: {
    owner:
      'The volume at "{path}" belongs to root, and the container runs as {user}: it can write there only if the Dockerfile of the image has VOLUME for this path and gives it to that user.',
  },
  check(container, report, task) {
    const user = container.node.get('user').string;
    if (!task.fargate || task.windows || !isOtherUser(user)) return;
    for (const mount of mountsOf(container)) {
      const path = mount.get('containerPath').string;
      const readOnly = mount.get('readOnly');
      if (!path || readOnly.boolean === true || readOnly.isUnknown) continue;
      const volume = volumeOf(task, mount);
      if (!volume || !isBindMount(volume)) continue;
      report({
        at: mount.get('containerPath'),
        message: 'owner',
        params: { path, user: JSON.stringify(user) },
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data" }]',
        container(
          '"user": "1000:1000"',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data" }]',
        container(
          '"user": "root"',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]',
        ),
      ),
    },
    {
      title: 'a volume on Amazon EFS',
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-0123456789abcdef0" } }]',
        container(
          '"user": "1000"',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]',
        ),
      ),
    },
    {
      title: 'a user that is filled in later',
      text: task(
        ...FARGATE,
        '"volumes": [{ "name": "data" }]',
        container(
          '"user": "${USER}"',
          '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]',
        ),
      ),
    },
  ],
});
