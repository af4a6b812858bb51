import { FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-ipc-mode',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['ipcMode'],
  title: 'Fargate does not support ipcMode.',
  why: 'Fargate keeps the IPC namespace of a task as it is.',
  says: ['Fargate compatible task definitions do not support ipcMode'],
  docs: guide('fargate-tasks-services'),
  messages: { forbidden: 'Fargate does not take "ipcMode". Remove it.' },
  check(task, report) {
    const at = task.node.get('ipcMode');
    if (!task.fargate || !at.string) return;
    report({ at: at.asMember?.keyRange ?? at, message: 'forbidden', fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, '"ipcMode": "task"') }],
  good: [
    { text: task('"requiresCompatibilities": ["EC2"]', '"ipcMode": "task"') },
    {
      title: 'compatibilities that are filled in later',
      text: task('"requiresCompatibilities": ["<COMPATIBILITY>"]', '"ipcMode": "task"'),
    },
  ],
});
