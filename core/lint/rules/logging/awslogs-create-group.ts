import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

/** What the log driver of Docker takes: strconv.ParseBool in daemon/logger/awslogs of moby/moby. */
const TRUE = /^(?:1|t|T|true|True|TRUE)$/;
const FALSE = /^(?:0|f|F|false|False|FALSE)$/;

export const rule: ContainerRule = {
  id: 'awslogs-create-group',
  area: 'logging',
  severity: 'info',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'Creating a log group automatically needs the permission logs:CreateLogGroup.',
  why: 'AmazonECSTaskExecutionRolePolicy lacks logs:CreateLogGroup. Without it the task does not start. The value is the string "true".',
  docs: guide('using_awslogs'),
  messages: {
    permission:
      '"awslogs-create-group" needs the permission logs:CreateLogGroup, which AmazonECSTaskExecutionRolePolicy does not give.',
    value: '"awslogs-create-group" takes the string "true".',
  },
  check(container, report) {
    const { driver, options } = logOf(container);
    const at = options.get('awslogs-create-group');
    if (driver !== 'awslogs' || at.string === undefined) return;
    if (TRUE.test(at.string)) report({ at, message: 'permission', preset: 'all' });
    else if (!FALSE.test(at.string)) report({ at, message: 'value' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-create-group": "yes" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
    {
      title: 'a value that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-create-group": "${CREATE}" } }',
        ),
      ),
    },
  ],
});
