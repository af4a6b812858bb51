import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { addExecutionRole, lacksExecutionRole } from './_execution.ts';

export const rule: TaskRule = {
  id: 'role-secret-options',
  area: 'roles',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'Secret log options, registry credentials and environment files need an execution role.',
  why: 'The execution role is what may read them.',
  docs: guide('task_execution_IAM_role'),
  messages: { missing: '"{name}" needs "executionRoleArn".' },
  check(task, report) {
    if (!lacksExecutionRole(task)) return;
    for (const { node } of task.containers) {
      const options = node.get('logConfiguration').get('secretOptions');
      const credentials = node.get('repositoryCredentials');
      const at = [options, credentials, node.get('environmentFiles')].find(
        (each) => each.items().length > 0 || each.get('credentialsParameter').exists,
      );
      if (!at) continue;
      report({
        at: at.asMember?.keyRange ?? at,
        message: 'missing',
        params: { name: at.asMember?.name ?? '' },
        // The guide asks for the role; a refusal has not been seen.
        severity: 'warning',
        fixes: [addExecutionRole(task)],
      });
      return;
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.env" }]'),
      ),
    },
    { text: task(container('"repositoryCredentials": { "credentialsParameter": "registry" }')) },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.env" }]'),
      ),
    },
    {
      title: 'a role that is filled in later',
      text: task(
        '"executionRoleArn": "<ROLE>"',
        container('"environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::bucket/web.env" }]'),
      ),
    },
  ],
});
