import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { addExecutionRole, lacksExecutionRole } from './_execution.ts';

export const rule: TaskRule = {
  id: 'role-secrets',
  area: 'roles',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'Secrets need an execution role.',
  why: 'The execution role is what may read the secrets; the role of the instance is not asked.',
  says: [
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ],
  docs: guide('specifying-sensitive-data'),
  messages: { missing: '"secrets" need "executionRoleArn", whatever the launch type.' },
  check(task, report, { kind }) {
    if (!lacksExecutionRole(task)) return;
    for (const { node } of task.containers) {
      const secrets = node.get('secrets');
      const empty = secrets.kind === 'array' && secrets.items().length === 0 && !secrets.open;
      // Output of describe-task-definition has empty lists everywhere.
      if (secrets.items().length === 0 && (!empty || kind === 'taskDefinitionOutput')) continue;
      report({
        at: secrets.asMember?.keyRange ?? secrets,
        message: 'missing',
        // An empty list is refused as well, and deployment tools remove it.
        severity: empty ? 'warning' : 'error',
        fixes: [addExecutionRole(task)],
      });
      return;
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { title: 'an empty list', text: task(container('"secrets": []')) },
    {
      text: task(container('"secrets": [{ "name": "PASSWORD", "valueFrom": "/web/password" }]')),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"secrets": [{ "name": "PASSWORD", "valueFrom": "/web/password" }]'),
      ),
    },
    {
      title: 'a role that is filled in later',
      text: task(
        '"executionRoleArn": "{{ role }}"',
        container('"secrets": [{ "name": "PASSWORD", "valueFrom": "/web/password" }]'),
      ),
    },
  ],
});
