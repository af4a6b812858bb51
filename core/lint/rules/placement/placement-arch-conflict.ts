import { comparisonsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'placement-arch-conflict',
  area: 'placement',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['placementConstraints'],
  title: "A placement constraint must not exclude the task's own platform.",
  why: 'No instance can fit both, so the task cannot be placed.',
  docs: guide('task-placement-constraints'),
  messages: {
    conflict:
      'The constraint wants "{wanted}", the task is built for "{built}": no instance fits both.',
  },
  check(task, report, subject) {
    const platform = task.node.get('runtimePlatform');
    const built: Record<string, string | undefined> = {
      'ecs.cpu-architecture': platform.get('cpuArchitecture').string?.toLowerCase(),
      'ecs.os-type': task.windows
        ? 'windows'
        : platform.get('operatingSystemFamily').string?.toLowerCase(),
    };
    for (const { constraint, comparison } of comparisonsOf(subject)) {
      const value = comparison.values[0];
      const own = built[comparison.name ?? ''];
      // Only where the whole expression is this one comparison is it surely demanded.
      const alone = constraint.parsed?.expression === comparison && comparison.operator === '==';
      if (
        !alone ||
        !value ||
        value.unknown ||
        own === undefined ||
        value.text.toLowerCase() === own
      )
        continue;
      report({
        at: constraint.at(value),
        message: 'conflict',
        params: { wanted: value.text, built: own },
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"runtimePlatform": { "cpuArchitecture": "ARM64" }',
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.cpu-architecture == x86_64" }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"runtimePlatform": { "cpuArchitecture": "ARM64" }',
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.cpu-architecture == arm64" }]',
      ),
    },
    {
      title: 'an architecture that is filled in later',
      text: task(
        '"runtimePlatform": { "cpuArchitecture": "<ARCHITECTURE>" }',
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.cpu-architecture == x86_64" }]',
      ),
    },
  ],
});
