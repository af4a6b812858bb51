import { FARGATE, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-pid-mode-host',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['pidMode'],
  title: 'On Fargate, pidMode must be "task" or absent.',
  why: "Containers of a task may see each other's processes, but not those of the host.",
  says: ["Tasks using the Fargate launch type do not support pidMode 'host'"],
  docs: guide('fargate-tasks-services'),
  messages: {
    host: 'Fargate takes "pidMode": "task" only (Linux platform 1.4.0 or later), not "host".',
  },
  check(task, report) {
    const at = task.node.get('pidMode');
    if (task.fargate && at.string === 'host')
      report({ at, message: 'host', fixes: [remove(at), replace(at, 'task')] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, '"pidMode": "host"') }],
  good: [
    { text: task(...FARGATE, '"pidMode": "task"') },
    { title: 'a mode that is filled in later', text: task(...FARGATE, '"pidMode": "<MODE>"') },
  ],
});
