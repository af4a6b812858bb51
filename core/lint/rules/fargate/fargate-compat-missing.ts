import { fargateSize } from '../../../ecs/fargate-sizes.ts';
import { task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-compat-missing',
  area: 'fargate',
  severity: 'info',
  evidence: 'documented',
  on: 'task',
  title: 'A task definition that fits Fargate should list FARGATE in requiresCompatibilities.',
  why: 'Without "requiresCompatibilities" Amazon ECS checks nothing of what Fargate demands; RunTask and CreateService refuse the task later.',
  says: ['Task definition does not support launch_type FARGATE'],
  docs: parameters('requires_compatibilities'),
  messages: {
    missing:
      'This looks like a task for Fargate (awsvpc, with a Fargate size), but "requiresCompatibilities" does not say so: Amazon ECS will not check it for Fargate.',
  },
  check(task, report) {
    const { node, cpu, memory } = task;
    if (!node.lacks('requiresCompatibilities') || task.networkMode !== 'awsvpc') return;
    if (cpu === undefined || memory === undefined) return;
    if (!fargateSize(cpu)?.memory.includes(memory)) return;
    report({
      at: node.get('networkMode'),
      message: 'missing',
      fixes: [insert(node, 'requiresCompatibilities', ['FARGATE'], { after: 'networkMode' })],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "awsvpc"', '"cpu": "256"', '"memory": "512"') }],
  good: [
    { text: task('"networkMode": "awsvpc"', '"cpu": "300"', '"memory": "512"') },
    {
      title: 'a size that is filled in later',
      text: task('"networkMode": "awsvpc"', '"cpu": "<CPU>"', '"memory": "512"'),
    },
  ],
});
