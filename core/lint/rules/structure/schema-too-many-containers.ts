import { task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

/** Quota of containers in a task definition, as of 2026-11. Source: service quotas; not adjustable. */
const LIMIT = 10;

export const rule: TaskRule = {
  id: 'schema-too-many-containers',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'A task definition can have at most 10 containers.',
  why: 'The quota cannot be raised.',
  says: ['Too many containers'],
  docs: guide('service-quotas'),
  messages: {
    many: 'The task has {count} containers; Amazon ECS takes at most {limit}. Split it into several task definitions.',
  },
  check(task, report) {
    const count = task.containers.length;
    const at = task.containers[LIMIT]?.node;
    if (at) report({ at: opening(at), message: 'many', params: { count, limit: LIMIT } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...Array.from(
          { length: 11 },
          (_, i) => `{ "name": "c${i}", "image": "nginx:1.27", "memory": 64 }`,
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...Array.from(
          { length: 10 },
          (_, i) => `{ "name": "c${i}", "image": "nginx:1.27", "memory": 64 }`,
        ),
      ),
    },
    { title: 'a template may hold any number', text: task('{{ .Containers }}') },
  ],
});
