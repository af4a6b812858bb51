import { task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import type { Examples, TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'security-pid-host',
  area: 'security',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['pidMode'],
  title: 'Containers should not see the processes of their instance.',
  why: 'Security Hub control ECS.3.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3',
  messages: {
    host: 'With "pidMode": "host" the containers see and can signal all processes of their instance.',
  },
  check(task, report) {
    const at = task.node.get('pidMode');
    if (at.string === 'host' && !task.fargate)
      report({ at, message: 'host', fixes: [replace(at, 'task'), remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"pidMode": "host"') }],
  good: [
    { text: task('"pidMode": "task"') },
    { title: 'a mode that is filled in later', text: task('"pidMode": "<MODE>"') },
  ],
});
