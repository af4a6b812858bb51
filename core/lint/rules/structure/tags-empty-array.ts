import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'tags-empty-array',
  area: 'structure',
  severity: 'warning',
  evidence: 'repaired',
  on: 'task',
  needs: ['tags'],
  title: 'A list of tags must not be empty.',
  why: 'No tags are said by leaving "tags" out.',
  says: ['Tags can not be empty.'],
  docs: parameters('tags'),
  messages: {
    empty:
      'The list of tags is empty. The ECS API refuses this; deployment tools often remove it. Remove "tags".',
  },
  check(task, report) {
    const tags = task.node.get('tags');
    // Output of describe-task-definition has the list beside the definition.
    if (tags.kind !== 'array' || tags.items().length > 0 || tags.open) return;
    report({ at: tags, message: 'empty', fixes: [remove(tags, { preferred: true })] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"tags": []') }],
  good: [
    { text: task('"tags": [{ "key": "team", "value": "shop" }]') },
    {
      title: 'a template that adds them',
      text: `{ "family": "web", "tags": [{{ .Tags }}], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }`,
    },
  ],
});
