import { FARGATE, task, WINDOWS } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'windows-arm64',
  area: 'windows',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['runtimePlatform'],
  title: 'Windows tasks need the CPU architecture X86_64.',
  why: 'ARM64 is for Linux.',
  says: ['No Fargate configuration exists for given values: 256 CPU, 512 memory'],
  docs: parameters('runtime-platform'),
  messages: { arm: 'There are no Windows containers on ARM64. Use "X86_64".' },
  check(task, report) {
    const at = task.node.get('runtimePlatform').get('cpuArchitecture');
    if (!task.windows || at.string !== 'ARM64') return;
    report({
      at,
      message: 'arm',
      severity: task.fargate ? 'error' : 'warning',
      fixes: [replace(at, 'X86_64')],
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
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "ARM64" }',
      ),
    },
  ],
  good: [
    {
      text: task(
        ...FARGATE,
        '"runtimePlatform": { "operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64" }',
      ),
    },
    {
      title: 'an architecture that is filled in later',
      text: task(
        ...WINDOWS.slice(0, 1),
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "<ARCHITECTURE>" }',
      ),
    },
  ],
});
