import { container, FARGATE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

/** Source: developer guide, task definition parameters for Fargate, read 2026-11. */
const LIMIT = 1_048_576;

export const rule: ContainerRule = {
  id: 'ulimit-nofile-fargate-max',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['ulimits'],
  title: 'On Fargate, a container can have at most 1048576 open files.',
  why: 'Fargate does not go beyond this hard limit.',
  says: ['CannotStartContainerError'],
  source: 'hashicorp/terraform-aws-consul-ecs; aws/containers-roadmap#460',
  docs: parameters('container_definition_limits'),
  messages: { over: 'On Fargate "nofile" goes up to {limit}, not {value}.' },
  check({ node }, report, task) {
    if (!task.fargate) return;
    for (const ulimit of node.get('ulimits').items()) {
      if (ulimit.get('name').string !== 'nofile') continue;
      for (const key of ['softLimit', 'hardLimit']) {
        const at = ulimit.get(key);
        const value = at.number ?? 0;
        if (value > LIMIT)
          report({
            at,
            message: 'over',
            params: { limit: LIMIT, value },
            fixes: [replace(at, LIMIT)],
          });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container('"ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 2000000 }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...FARGATE,
        container('"ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1048576 }]'),
      ),
    },
    {
      title: 'a limit that is filled in later',
      text: task(
        ...FARGATE,
        container('"ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": "${LIMIT}" }]'),
      ),
    },
  ],
});
