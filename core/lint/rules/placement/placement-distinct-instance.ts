import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'placement-distinct-instance',
  area: 'placement',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['placementConstraints'],
  title: 'distinctInstance is for services and RunTask, not for task definitions.',
  why: 'A task definition does not know how many copies there are.',
  says: ["constraint.type 'distinctInstance' is not supported"],
  docs: guide('task-placement-constraints'),
  messages: {
    distinct:
      'A task definition takes "memberOf" only. Put "distinctInstance" into the service or the run-task call.',
  },
  check(task, report) {
    for (const constraint of task.node.get('placementConstraints').items()) {
      const at = constraint.get('type');
      if (at.string === 'distinctInstance')
        report({ at, message: 'distinct', fixes: [remove(constraint)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"placementConstraints": [{ "type": "distinctInstance" }]') }],
  good: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]',
      ),
    },
    {
      title: 'a type that is filled in later',
      text: task('"placementConstraints": [{ "type": "<TYPE>" }]'),
    },
  ],
});
