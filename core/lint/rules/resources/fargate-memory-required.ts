import { smallestFargateSize } from '../../../ecs/fargate-sizes.ts';
import { FARGATE, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { placeOf } from '../../structures.ts';
import { asked } from './_sizes.ts';

export const rule: TaskRule = {
  id: 'fargate-memory-required',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A Fargate task needs task memory.',
  why: 'Fargate has no instance to fall back on: it sizes the machine after the task.',
  says: ["Fargate requires that 'memory' be defined at the task level."],
  docs: parameters('task_size'),
  messages: { missing: 'Fargate needs "memory" at the task level, such as "{memory}".' },
  check(task, report) {
    if (!task.fargate || !task.node.lacks('memory')) return;
    const wanted = asked(task);
    const size = smallestFargateSize(task.cpu ?? wanted.cpu, wanted.memory, task.windows);
    const value = String(size?.memory ?? 512);
    report({
      at: placeOf(task.node, 'requiresCompatibilities'),
      message: 'missing',
      params: { memory: value },
      fixes: [insert(task.node, 'memory', value)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "256"',
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
        '"cpu": "256"',
        '"memory": "<MEMORY>"',
      ),
    },
  ],
});
