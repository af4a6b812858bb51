import { FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fargate-placement-constraints',
  area: 'placement',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['placementConstraints'],
  title: 'Fargate does not support placement constraints.',
  why: 'There are no instances to choose from.',
  says: [
    'Fargate compatible task definitions do not support constraints',
    'Fargate does not support task placement constraints.',
  ],
  docs: parameters('constraints'),
  messages: {
    fargate: 'Fargate does not take placement constraints. Remove "placementConstraints".',
  },
  check(task, report) {
    const at = task.node.get('placementConstraints');
    if (!task.fargate || at.items().length === 0) return;
    report({ at: at.asMember?.keyRange ?? at, message: 'fargate', fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]',
      ),
    },
  ],
  good: [
    { title: 'an empty list', text: task(...FARGATE, '"placementConstraints": []') },
    {
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["<COMPATIBILITY>"]',
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]',
      ),
    },
  ],
});
