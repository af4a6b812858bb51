import { container, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { logOf, routersOf } from './_log.ts';

export const rule: TaskRule = {
  id: 'firelens-router-missing',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'The log driver awsfirelens needs a log router in the task.',
  why: 'The log driver awsfirelens hands logs to a container of the same task that has a "firelensConfiguration".',
  says: [
    'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified',
  ],
  docs: guide('using_firelens'),
  messages: {
    missing:
      '"{name}" logs through FireLens, but no container of the task has a "firelensConfiguration".',
  },
  check(task, report) {
    // One container in a list of its own may be one of many.
    if (!task.whole && task.containers.length === 1) return;
    const client = task.containers.find((each) => logOf(each).driver === 'awsfirelens');
    if (!client || task.containersOpen || routersOf(task).length > 0) return;
    if (task.containers.some(({ node }) => !node.lacks('firelensConfiguration'))) return;
    let name = 'log_router';
    while (task.container(name)) name = `${name}_2`;
    const router = {
      name,
      image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
      essential: true,
      memoryReservation: 64,
      firelensConfiguration: { type: 'fluentbit' },
    };
    report({
      at: logOf(client).node.get('logDriver'),
      message: 'missing',
      params: { name: client.label },
      fixes: [
        {
          title: 'Add a log router',
          edits: (editor) => editor.append(task.containerDefinitions, router),
        },
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"logConfiguration": { "logDriver": "awsfirelens" }')) }],
  good: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'containers that are filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        '{ {{ .Router }} }',
      ),
    },
  ],
});
