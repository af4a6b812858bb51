import { task, WINDOWS } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'proxy-unsupported-platform',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['proxyConfiguration'],
  title: 'A proxy configuration is supported on Linux only.',
  why: 'The guide excludes Windows and external instances.',
  docs: parameters('proxyConfiguration'),
  messages: {
    windows: '"proxyConfiguration" is not supported on Windows.',
    external: '"proxyConfiguration" is not supported on external instances.',
  },
  check(task, report) {
    const at = task.node.get('proxyConfiguration');
    if (!at.exists || !(task.windows || task.requires('EXTERNAL'))) return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: task.windows ? 'windows' : 'external',
      // No refusal has been seen, and other compatibilities may make it work.
      severity: 'warning',
      fixes: [remove(at)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...WINDOWS,
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [] }',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [] }',
      ),
    },
    {
      title: 'a platform that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [] }',
      ),
    },
  ],
});
