import { object, task } from '../../example.ts';
import { insert, replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: TaskRule = {
  id: 'schema-container-definitions-required',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A task definition needs at least one container.',
  why: 'A task without containers has nothing to run.',
  says: ['Container list cannot be empty'],
  docs: parameters('container_definitions'),
  messages: {
    missing: '"containerDefinitions" is missing: a task needs at least one container.',
    empty: '"containerDefinitions" is empty: a task needs at least one container.',
  },
  check(task, report) {
    const { node } = task;
    const list = node.get('containerDefinitions');
    const skeleton = { name: 'my-container', image: 'my-image:1', memory: 128, essential: true };
    if (node.lacks('containerDefinitions')) {
      report({
        at: opening(node),
        message: 'missing',
        fixes: [insert(node, 'containerDefinitions', [skeleton])],
      });
    } else if (list.kind === 'array' && list.items().length === 0 && !list.open) {
      report({ at: list, message: 'empty', fixes: [replace(list, [skeleton])] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: object('"family": "web"', '"containerDefinitions": []') },
    { text: `{ "family": "web", "networkMode": "bridge" }` },
  ],
  good: [
    { text: task() },
    {
      title: 'a template that adds them',
      text: object('"family": "web"', '"containerDefinitions": [{{ .Containers }}]'),
    },
  ],
});
