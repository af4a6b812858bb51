import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mountsOf } from './_volumes.ts';

export const rule: ContainerRule = {
  id: 'mount-relative-path',
  area: 'volumes',
  severity: 'warning',
  evidence: 'rejected',
  on: 'container',
  needs: ['mountPoints'],
  title: 'A mount path must be absolute.',
  why: 'Docker wants a path that begins with a slash on Linux.',
  says: ['invalid mount path: mount path must be absolute'],
  source: 'moby/moby volume/mounts; ga4gh/task-execution-schemas#67',
  docs: parameters('container_definition_storage'),
  messages: { relative: '"{path}" is a relative path. Begin it with a slash.' },
  check(container, report, task) {
    if (task.windows) return;
    for (const mount of mountsOf(container)) {
      const at = mount.get('containerPath');
      const path = at.string;
      // Windows paths stand in files without a platform too.
      if (!path || /^(?:\/|[A-Za-z]:|\\)/.test(path)) continue;
      report({
        at,
        message: 'relative',
        params: { path },
        fixes: [replace(at, `/${path.replace(/^\.\//, '')}`)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "a" }]',
        container('"mountPoints": [{ "sourceVolume": "a", "containerPath": "data" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "a" }]',
        container('"mountPoints": [{ "sourceVolume": "a", "containerPath": "C:\\\\data" }]'),
      ),
    },
    {
      title: 'a path that is filled in later',
      text: task(
        '"volumes": [{ "name": "a" }]',
        container('"mountPoints": [{ "sourceVolume": "a", "containerPath": "${PATH}" }]'),
      ),
    },
  ],
});
