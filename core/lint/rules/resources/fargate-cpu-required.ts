import { smallestFargateSize } from '../../../ecs/fargate-sizes.ts';
import { FARGATE, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { placeOf } from '../../structures.ts';
import { asked } from './_sizes.ts';

export const rule: TaskRule = {
  id: 'fargate-cpu-required',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A Fargate task needs task CPU.',
  why: 'Fargate has no instance to fall back on: it sizes the machine after the task.',
  says: ["Fargate requires that 'cpu' be defined at the task level."],
  docs: parameters('task_size'),
  messages: { missing: 'Fargate needs "cpu" at the task level, such as "{cpu}".' },
  check(task, report) {
    if (!task.fargate || !task.node.lacks('cpu')) return;
    const { cpu, memory } = asked(task);
    const size = smallestFargateSize(cpu, task.memory ?? memory, task.windows);
    const value = String(size?.cpu ?? 256);
    report({
      at: placeOf(task.node, 'requiresCompatibilities'),
      message: 'missing',
      params: { cpu: value },
      fixes: [insert(task.node, 'cpu', value)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"memory": "1024"',
      ),
    },
  ],
  good: [
    { text: task(...FARGATE) },
    { title: 'EC2 does not need it', text: task('"requiresCompatibilities": ["EC2"]') },
    {
      title: 'a size that is filled in later',
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "<CPU>"',
        '"memory": "512"',
      ),
    },
  ],
});
