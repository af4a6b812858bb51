import { task } from '../../example.ts';
import type { Examples, TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'security-host-network',
  area: 'security',
  preset: 'hardening',
  severity: 'info',
  evidence: 'documented',
  on: 'task',
  needs: ['networkMode'],
  title: 'Tasks should not use the network of their instance.',
  why: 'Security Hub control ECS.17.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17',
  messages: {
    host: 'In network mode host the containers can reach everything that listens on their instance. Prefer awsvpc.',
  },
  check(task, report) {
    const at = task.node.get('networkMode');
    if (task.networkMode === 'host' && !task.fargate && !task.windows)
      report({ at, message: 'host' });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "host"') }],
  good: [
    { text: task('"networkMode": "awsvpc"') },
    { title: 'a mode that is filled in later', text: task('"networkMode": "<MODE>"') },
  ],
});
