import { task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import type { Examples, TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'best-tags',
  area: 'practice',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'task',
  title: 'A task definition should have tags.',
  why: 'Security Hub control ECS.15: tags say who owns it and who pays.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-15',
  messages: { tags: 'The task definition has no tags.' },
  check(task, report, subject) {
    const { node } = task;
    const family = node.get('family');
    // In output of describe-task-definition the tags stand beside the definition.
    if (!node.lacks('tags') || !family.exists || subject.kind === 'taskDefinitionOutput') return;
    report({
      at: family,
      message: 'tags',
      fixes: [insert(node, 'tags', [{ key: 'owner', value: 'my-team' }])],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task() }],
  good: [
    { text: task('"tags": [{ "key": "team", "value": "shop" }]') },
    { title: 'tags that are filled in later', text: task('"tags": "<TAGS>"') },
  ],
});
