import { FARGATE, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-runtime-platform-missing',
  area: 'fargate',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'task',
  title: 'A Fargate task definition should state its runtime platform.',
  why: 'Without "runtimePlatform" it runs on Linux with x86_64 processors, also if the image was built for ARM.',
  docs: parameters('runtime-platform'),
  messages: {
    missing:
      'Without "runtimePlatform" Fargate takes LINUX and X86_64. Say so if that is what the image is built for.',
  },
  check(task, report) {
    if (!task.fargate || !task.node.lacks('runtimePlatform')) return;
    const platform = { operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' };
    report({
      at:
        task.node.get('requiresCompatibilities').asMember?.keyRange ??
        task.node.get('requiresCompatibilities'),
      message: 'missing',
      fixes: [insert(task.node, 'runtimePlatform', platform, { preferred: true })],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE) }],
  good: [
    { text: task(...FARGATE, '"runtimePlatform": { "cpuArchitecture": "ARM64" }') },
    {
      title: 'a platform that is filled in later',
      text: task(...FARGATE, '"runtimePlatform": "<PLATFORM>"'),
    },
  ],
});
