import { container, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { mountsOf } from './_volumes.ts';

export const rule: ContainerRule = {
  id: 'mount-incomplete',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['mountPoints'],
  title: 'A mount point needs a volume and a path.',
  why: 'The guide requires both members.',
  says: ['invalid volume specification', 'empty section between colons'],
  source: 'moby/moby volume/mounts: the container is never created',
  docs: parameters('container_definition_storage'),
  messages: { missing: 'The mount point has no "{name}".' },
  check(container, report) {
    for (const mount of mountsOf(container)) {
      const name = ['sourceVolume', 'containerPath'].find(
        (each) => mount.lacks(each) || mount.get(each).string === '',
      );
      if (name === undefined) continue;
      const at = mount.get(name);
      report({
        at: at.exists ? at : opening(mount),
        message: 'missing',
        params: { name },
        fixes: name === 'containerPath' ? [set(mount, 'containerPath', '/data')] : [],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data" }]'),
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
      title: 'a path that is filled in later',
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "<PATH>" }]'),
      ),
    },
  ],
});
