import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mountsOf } from './_volumes.ts';

export const rule: ContainerRule = {
  id: 'mount-root-path',
  area: 'volumes',
  severity: 'warning',
  evidence: 'rejected',
  on: 'container',
  needs: ['mountPoints'],
  title: 'A volume must not be mounted at the root of the container.',
  why: 'Docker refuses "/" as a mount target, and the container is never created.',
  says: ["invalid specification: destination can't be '/'"],
  source: 'moby/moby#24818',
  docs: parameters('container_definition_storage'),
  messages: { root: 'A volume cannot be mounted at "/". Name a folder below it, such as "/data".' },
  check(container, report) {
    for (const mount of mountsOf(container)) {
      const at = mount.get('containerPath');
      if (!/^\/[./]*$/.test(at.string ?? '')) continue;
      report({ at, message: 'root', fixes: [replace(at, '/data')] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data/" }]'),
      ),
    },
    {
      title: 'a path that is filled in later',
      text: task(
        '"volumes": [{ "name": "data" }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/${PATH}" }]'),
      ),
    },
  ],
});
