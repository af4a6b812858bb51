import { FARGATE_SIZES, fargateSize, smallestFargateSize } from '../../../ecs/fargate-sizes.ts';
import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { nearest } from './_sizes.ts';

export const rule: TaskRule = {
  id: 'fargate-cpu-value',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A Fargate task must have a supported CPU value.',
  why: 'Fargate has eight sizes, from 256 to 32768 CPU units.',
  says: ["Invalid 'cpu' setting for task.", 'No Fargate configuration exists for given values'],
  docs: guide('task-cpu-memory-error'),
  messages: { value: 'Fargate has no size of {cpu} CPU units. It offers {sizes}.' },
  check(task, report) {
    const { cpu } = task;
    if (!task.fargate || cpu === undefined || fargateSize(cpu)) return;
    const at = task.node.get('cpu');
    const sizes = FARGATE_SIZES.map((size) => size.cpu);
    const value = sizes.find((size) => size >= cpu) ?? nearest(cpu, sizes);
    const memory = task.node.get('memory');
    const fits = task.memory === undefined || fargateSize(value)?.memory.includes(task.memory);
    const size = smallestFargateSize(value, task.memory ?? 0);
    report({
      at,
      message: 'value',
      params: { cpu, sizes: sizes.join(', ') },
      fixes:
        fits || !size
          ? [replace(at, String(value))]
          : [
              {
                title: 'Change to {cpu} CPU units and {memory} MiB',
                params: size,
                edits: (editor) => [
                  editor.replace(at, String(size.cpu)),
                  editor.replace(memory, String(size.memory)),
                ],
              },
            ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "300"',
        '"memory": "1024"',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": ".5 vCPU"',
        '"memory": "1024"',
      ),
    },
    {
      title: 'EC2 takes any amount',
      text: task('"requiresCompatibilities": ["EC2"]', '"cpu": "300"', '"memory": "1024"'),
    },
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
