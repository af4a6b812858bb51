import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'firelens-router-essential',
  area: 'logging',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['firelensConfiguration'],
  title: 'The log router should be essential.',
  why: 'When the router ends and the task lives on, logs are lost.',
  docs: guide('firelens-taskdef'),
  messages: {
    optional:
      'When "{name}" ends, the task goes on without logs. AWS recommends "essential": true for a log router.',
  },
  check(container, report) {
    const essential = container.node.get('essential');
    if (!container.node.get('firelensConfiguration').exists || essential.boolean !== false) return;
    report({
      at: essential,
      message: 'optional',
      params: { name: container.label },
      fixes: [replace(essential, true)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"essential": false',
          '"firelensConfiguration": { "type": "fluentbit" }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a flag that is filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"essential": "<FLAG>"',
          '"firelensConfiguration": { "type": "fluentbit" }',
        ),
      ),
    },
  ],
});
