import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

/** MiB, for a mount that says nothing useful. */
const USUAL = 64;

export const rule: ContainerRule = {
  id: 'tmpfs-size',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['linuxParameters'],
  title: 'A tmpfs mount needs a size greater than 0 and an absolute path.',
  why: 'The size is the most memory, in MiB, that the mount takes.',
  docs: parameters('container_definition_linuxparameters'),
  messages: {
    size: '"size" is {size}; a tmpfs mount needs at least 1 MiB.',
    path: '"{path}" is a relative path. Begin it with a slash.',
  },
  check({ node }, report, task) {
    for (const mount of node.get('linuxParameters').get('tmpfs').items()) {
      const at = mount.get('size');
      const size = at.number;
      if (size !== undefined && size <= 0) {
        report({ at, message: 'size', params: { size }, fixes: [replace(at, USUAL)] });
      }
      const path = mount.get('containerPath');
      if (task.windows || !path.string || path.string.startsWith('/')) continue;
      const fixes = [replace(path, `/${path.string.replace(/^\.\//, '')}`)];
      report({ at: path, message: 'path', params: { path: path.string }, fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"linuxParameters": { "tmpfs": [{ "containerPath": "/tmp", "size": 0 }] }'),
      ),
    },
    {
      text: task(
        container('"linuxParameters": { "tmpfs": [{ "containerPath": "tmp", "size": 64 }] }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"linuxParameters": { "tmpfs": [{ "containerPath": "/tmp", "size": 64 }] }'),
      ),
    },
    {
      title: 'a size that is filled in later',
      text: task(
        container(
          '"linuxParameters": { "tmpfs": [{ "containerPath": "<PATH>", "size": "<SIZE>" }] }',
        ),
      ),
    },
  ],
});
