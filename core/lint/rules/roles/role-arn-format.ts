import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

const ARN = /^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/.+$/;

export const rule: TaskRule = {
  id: 'role-arn-format',
  area: 'roles',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A role must be specified by its ARN.',
  why: 'Amazon ECS checks the ARN at registration. "taskRoleArn" may also be the bare name of a role; "executionRoleArn" is documented as an ARN.',
  says: ['Role is not valid'],
  docs: parameters('task_role_arn'),
  messages: {
    empty:
      'The role is empty. The ECS API refuses this; deployment tools often remove it. Remove the member.',
    format: '"{value}" is no ARN of a role. It looks like arn:aws:iam::123456789012:role/name.',
    account: 'The account number in "{value}" must have 12 digits.',
    name: '"executionRoleArn" is documented as a full ARN, not as a name.',
  },
  check(task, report) {
    for (const key of ['executionRoleArn', 'taskRoleArn']) {
      const at = task.node.get(key);
      const value = at.string;
      if (value === '') report({ at, message: 'empty', severity: 'warning', fixes: [remove(at)] });
      if (!value || ARN.test(value)) continue;
      const name = /^[\w+=,.@/-]{1,512}$/.test(value);
      if (name && key === 'taskRoleArn') continue;
      const account = /^arn:aws[a-zA-Z-]*:iam::[^:]*:role\/./.test(value);
      const message = name ? 'name' : account ? 'account' : 'format';
      // Letters in the place of the account number are for someone to fill in.
      const toFill = /[A-Za-z]/.test(value.split(':')[4] ?? '');
      const severity = name || toFill ? 'info' : 'error';
      report({ at, message, params: { value }, severity });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { title: 'an empty role', text: task('"taskRoleArn": ""') },
    { text: task('"executionRoleArn": "arn:aws:iam::1234:role/web"') },
    { text: task('"taskRoleArn": "arn:aws:iam::123456789012:user/web"') },
  ],
  good: [
    { title: 'the bare name of a task role', text: task('"taskRoleArn": "web-task"') },
    {
      title: 'another partition',
      text: task('"executionRoleArn": "arn:aws-cn:iam::123456789012:role/service-role/web"'),
    },
    {
      title: 'an account that is filled in later',
      text: task('"executionRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/web"'),
    },
  ],
});
