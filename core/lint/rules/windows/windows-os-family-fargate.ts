import { FARGATE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'windows-os-family-fargate',
  area: 'windows',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['runtimePlatform'],
  title: 'Fargate supports Windows Server 2019, 2022 and 2025, Full and Core.',
  why: 'Other families are for EC2.',
  docs: parameters('runtime-platform'),
  messages: {
    family:
      'Fargate has no "{family}". It offers Windows Server 2019, 2022 and 2025, each as FULL or CORE.',
  },
  check(task, report) {
    const at = task.node.get('runtimePlatform').get('operatingSystemFamily');
    const family = at.string ?? '';
    if (!task.fargate || !/^WINDOWS_SERVER_(?:2016_FULL|2004_CORE|20H2_CORE)$/.test(family)) return;
    report({
      at,
      message: 'family',
      params: { family },
      fixes: [replace(at, 'WINDOWS_SERVER_2022_CORE')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "1024"',
        '"memory": "2048"',
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2016_FULL" }',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2016_FULL" }',
      ),
    },
    {
      title: 'a family that is filled in later',
      text: task(
        ...FARGATE,
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_${VERSION}" }',
      ),
    },
  ],
});
