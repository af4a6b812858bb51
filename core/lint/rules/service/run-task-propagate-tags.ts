import { remove, replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'run-task-propagate-tags',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'RunTask can propagate tags from the task definition only.',
  why: 'A standalone task has no service whose tags could be propagated.',
  source:
    'API reference, RunTask: "An error will be received if you specify the SERVICE option when running a task."',
  docs: guide('ecs-using-tags'),
  messages: {
    service: '"propagateTags" is SERVICE, which run-task refuses. Use TASK_DEFINITION.',
  },
  check(service, report, subject) {
    const at = service.get('propagateTags');
    if (subject.operation !== 'RunTask' || at.string !== 'SERVICE') return;
    report({ at, message: 'service', fixes: [replace(at, 'TASK_DEFINITION'), remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: '{ "taskDefinition": "web:1", "count": 1, "propagateTags": "SERVICE" }\n',
      fileName: 'run.json',
    },
  ],
  good: [
    {
      text: '{ "taskDefinition": "web:1", "count": 1, "propagateTags": "TASK_DEFINITION" }\n',
      fileName: 'run.json',
    },
    {
      title: 'a value that is filled in later',
      text: '{ "taskDefinition": "web:1", "count": 1, "propagateTags": "<TAGS>" }\n',
      fileName: 'run.json',
    },
  ],
});
