import { ecrOf } from '../../../ecs/images.ts';
import { container, FARGATE, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { addExecutionRole, lacksExecutionRole } from './_execution.ts';

export const rule: TaskRule = {
  id: 'role-ecr-fargate',
  area: 'roles',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'Pulling from Amazon ECR on Fargate needs an execution role.',
  why: 'On Fargate it is the execution role that may pull images; public images need none.',
  says: ['Fargate requires task definition to have execution role ARN to support ECR images.'],
  docs: guide('task_execution_IAM_role'),
  messages: {
    missing:
      'The image is in a private Amazon ECR registry. On Fargate that needs "executionRoleArn".',
  },
  check(task, report) {
    if (!task.fargate || !lacksExecutionRole(task)) return;
    for (const { node } of task.containers) {
      const image = node.get('image');
      // Also with a placeholder in the tag: the registry is what counts.
      if (!ecrOf(image.text ?? '')) continue;
      report({ at: image, message: 'missing', fixes: [addExecutionRole(task)] });
      return;
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container('"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"'),
      ),
    },
  ],
  good: [
    {
      title: 'a public image',
      text: task(...FARGATE, container('"image": "public.ecr.aws/nginx/nginx:1.27"')),
    },
    {
      title: 'a role that is filled in later',
      text: task(
        ...FARGATE,
        '"executionRoleArn": "${ROLE}"',
        container('"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"'),
      ),
    },
    {
      title: 'an image that is filled in later',
      text: task(...FARGATE, container('"image": "<IMAGE1_NAME>"')),
    },
  ],
});
