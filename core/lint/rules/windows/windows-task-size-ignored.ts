import { container, task, WINDOWS } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'windows-task-size-ignored',
  area: 'windows',
  severity: 'info',
  evidence: 'documented',
  on: 'task',
  needs: ['runtimePlatform'],
  title: 'On EC2, a Windows task states its size in its containers.',
  why: 'Amazon ECS ignores task-level CPU and memory for Windows on EC2.',
  docs: parameters('task_size'),
  messages: {
    ignored:
      'On EC2 "{name}" at the task level is ignored for Windows containers. Set it in the containers.',
  },
  check(task, report) {
    if (!task.windows || task.fargate || !task.compatibilitiesKnown) return;
    for (const name of ['cpu', 'memory']) {
      const at = task.node.get(name);
      if (at.exists && at.string !== '')
        report({ at: at.asMember?.keyRange ?? at, message: 'ignored', params: { name } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...WINDOWS, '"cpu": "1024"', container('"cpu": 256')) }],
  good: [
    { text: task(...WINDOWS, container('"cpu": 256')) },
    {
      title: 'a platform that is filled in later',
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"cpu": "1024"',
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
      ),
    },
  ],
});
