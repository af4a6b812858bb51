import { withoutTrailingSlashes } from '../../../text/paths.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mountsOf } from './_volumes.ts';

export const rule: ContainerRule = {
  id: 'mount-duplicate-path',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['mountPoints'],
  title: 'Mount paths should be unique in a container.',
  why: 'Docker refuses two mounts at one path.',
  says: ["containerPath values aren't unique across mountPoints."],
  source: 'mapbox/ecs-watchbot#254; terraform-aws-modules/terraform-aws-ecs#153',
  docs: parameters('container_definition_storage'),
  messages: { twice: 'Something is already mounted at "{path}".' },
  check(container, report) {
    const seen = new Map<string, string>();
    for (const mount of mountsOf(container)) {
      const at = mount.get('containerPath');
      if (!at.string) continue;
      const path = withoutTrailingSlashes(at.string);
      const before = seen.get(path);
      if (before !== undefined) {
        // Amazon ECS compares the paths as they are written, Docker without the last slash.
        const severity = before === at.string ? 'error' : 'warning';
        report({ at, message: 'twice', params: { path }, severity, fixes: [remove(mount)] });
      }
      seen.set(path, at.string);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "a" }, { "name": "b" }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "/data" }, { "sourceVolume": "b", "containerPath": "/data" }]',
        ),
      ),
    },
    {
      text: task(
        '"volumes": [{ "name": "a" }, { "name": "b" }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "/data" }, { "sourceVolume": "b", "containerPath": "/data/" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "a" }, { "name": "b" }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "/data" }, { "sourceVolume": "b", "containerPath": "/data/b" }]',
        ),
      ),
    },
    {
      title: 'paths that are filled in later',
      text: task(
        '"volumes": [{ "name": "a" }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "<A>" }, { "sourceVolume": "a", "containerPath": "<A>" }]',
        ),
      ),
    },
  ],
});
