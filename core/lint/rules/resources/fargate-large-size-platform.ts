import { fargateSize } from '../../../ecs/fargate-sizes.ts';
import { task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-large-size-platform',
  area: 'resources',
  preset: 'all',
  severity: 'info',
  evidence: 'documented',
  on: 'task',
  title: 'Large Fargate tasks need Linux platform version 1.4.0 or later.',
  why: 'From 8 vCPU on, Fargate runs a task on Linux platform version 1.4.0 or later only. A service that names an older version starts no task.',
  docs: parameters('task_size'),
  messages: {
    large: 'A task of {cpu} CPU units needs the Fargate Linux platform version 1.4.0 or later.',
  },
  check(task, report) {
    const { cpu } = task;
    if (!task.fargate || task.windows || cpu === undefined || cpu < 8192 || !fargateSize(cpu))
      return;
    report({ at: task.node.get('cpu'), message: 'large', params: { cpu } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "8192"',
        '"memory": "16384"',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "4096"',
        '"memory": "8192"',
      ),
    },
    {
      title: 'a size that is filled in later',
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "<CPU>"',
        '"memory": "16384"',
      ),
    },
  ],
});
