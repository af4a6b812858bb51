import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'ulimit-soft-over-hard',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['ulimits'],
  title: 'A soft limit must not exceed its hard limit.',
  why: 'A process may raise its soft limit up to the hard limit.',
  says: ['Soft limit exceeds hard limit for ulimit nofile'],
  docs: parameters('container_definition_limits'),
  messages: { over: 'The soft limit of "{name}" ({soft}) is above its hard limit ({hard}).' },
  check({ node }, report) {
    for (const limit of node.get('ulimits').items()) {
      const soft = limit.get('softLimit').number;
      const hard = limit.get('hardLimit').number;
      // -1 stands for no limit.
      if (soft === undefined || hard === undefined || hard < 0 || soft <= hard) continue;
      report({
        at: limit.get('softLimit'),
        message: 'over',
        params: { name: limit.get('name').string ?? '', soft, hard },
        fixes: [
          {
            title: 'Swap the two',
            edits: (editor) => [
              editor.replace(limit.get('softLimit'), hard),
              editor.replace(limit.get('hardLimit'), soft),
            ],
          },
          replace(limit.get('softLimit'), hard),
        ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"ulimits": [{ "name": "nofile", "softLimit": 4096, "hardLimit": 1024 }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"ulimits": [{ "name": "nofile", "softLimit": 4096, "hardLimit": 4096 }]'),
      ),
    },
    {
      title: 'a limit that is filled in later',
      text: task(
        container('"ulimits": [{ "name": "nofile", "softLimit": 4096, "hardLimit": "<LIMIT>" }]'),
      ),
    },
  ],
});
