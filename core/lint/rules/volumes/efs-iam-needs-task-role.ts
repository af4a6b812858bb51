import { task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-iam-needs-task-role',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'EFS authorization with IAM needs a task role.',
  why: 'The file system is mounted with the task role.',
  docs: guide('efs-volumes'),
  messages: {
    role: '"iam": "ENABLED" mounts the file system with the task role, and "taskRoleArn" is missing.',
  },
  check(task, report) {
    if (!task.node.lacks('taskRoleArn')) return;
    for (const efs of efsOf(task)) {
      const at = efs.get('authorizationConfig').get('iam');
      if (at.string !== 'ENABLED') continue;
      const role = 'arn:aws:iam::<ACCOUNT_ID>:role/my-task-role';
      report({
        at,
        message: 'role',
        fixes: [insert(task.node, 'taskRoleArn', role, { after: 'family' })],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" } } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"taskRoleArn": "web"',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" } } }]',
      ),
    },
    {
      title: 'a role that is filled in later',
      text: task(
        '"taskRoleArn": "<ROLE>"',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" } } }]',
      ),
    },
  ],
});
