import { fargateSize, memorySizes, smallestFargateSize } from '../../../ecs/fargate-sizes.ts';
import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-cpu-memory-combination',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A Fargate task must have a supported combination of CPU and memory.',
  why: 'Each amount of CPU comes with a list of memory sizes; anything between is refused. The rule applies as soon as FARGATE is among the compatibilities, also beside EC2.',
  says: [
    'No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.',
  ],
  docs: guide('task-cpu-memory-error'),
  messages: {
    combination:
      'Fargate has no size of {cpu} CPU units with {memory} MiB. With {cpu} CPU units it offers {sizes} MiB.',
  },
  check(task, report) {
    const { cpu, memory } = task;
    if (!task.fargate || cpu === undefined || memory === undefined) return;
    const size = fargateSize(cpu);
    if (!size || size.memory.includes(memory)) return;
    const at = task.node.get('memory');
    const fitting = size.memory.find((amount) => amount >= memory) ?? size.memory.at(-1) ?? memory;
    const larger = smallestFargateSize(cpu, memory, task.windows);
    const fixes = [replace(at, String(fitting))];
    if (larger && larger.cpu !== cpu) {
      fixes.unshift({
        title: 'Change to {cpu} CPU units and {memory} MiB',
        params: larger,
        edits: (editor) => [
          editor.replace(task.node.get('cpu'), String(larger.cpu)),
          editor.replace(at, String(larger.memory)),
        ],
      });
    }
    report({
      at,
      message: 'combination',
      params: { cpu, memory, sizes: memorySizes(size) },
      fixes,
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
        '"memory": "4096"',
      ),
    },
    {
      text: task(
        '"requiresCompatibilities": ["EC2", "FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "1 vCPU"',
        '"memory": "2560"',
      ),
    },
  ],
  good: [
    {
      title: 'the largest size',
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "32 vCPU"',
        '"memory": "244 GB"',
      ),
    },
    {
      title: 'EC2 takes any size',
      text: task('"requiresCompatibilities": ["EC2"]', '"cpu": "256"', '"memory": "4096"'),
    },
    {
      title: 'a size that is filled in later',
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "256"',
        '"memory": "${MEMORY}"',
      ),
    },
  ],
});
