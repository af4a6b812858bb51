import { fargateSize, smallestFargateSize } from '../../../ecs/fargate-sizes.ts';
import { FARGATE, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'windows-fargate-size',
  area: 'windows',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['runtimePlatform'],
  title: 'Windows tasks on Fargate must have 1, 2 or 4 vCPUs.',
  why: 'Smaller and larger sizes are for Linux.',
  says: ['No Fargate configuration exists for given values'],
  docs: parameters('task_size'),
  messages: {
    size: 'Fargate has no Windows tasks of {cpu} CPU units. It offers 1024, 2048 and 4096.',
  },
  check(task, report) {
    const { cpu } = task;
    const size = cpu === undefined ? undefined : fargateSize(cpu);
    if (!task.fargate || !task.windows || !size || size.windows) return;
    const wanted = smallestFargateSize(Math.min(size.cpu, 4096), task.memory ?? 0, true);
    report({
      at: task.node.get('cpu'),
      message: 'size',
      params: { cpu: size.cpu },
      fixes: wanted
        ? [
            {
              title: 'Change to {cpu} CPU units and {memory} MiB',
              params: wanted,
              edits: (editor) => [
                editor.replace(task.node.get('cpu'), String(wanted.cpu)),
                ...(task.node.get('memory').exists
                  ? [editor.replace(task.node.get('memory'), String(wanted.memory))]
                  : []),
              ],
            },
          ]
        : [],
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
        '"memory": "512"',
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "1024"',
        '"memory": "2048"',
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }',
      ),
    },
    {
      title: 'a platform that is filled in later',
      text: task(...FARGATE, '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }'),
    },
  ],
});
