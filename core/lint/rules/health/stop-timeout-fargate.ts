import { container, FARGATE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'stop-timeout-fargate',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['stopTimeout'],
  title: 'On Fargate, stopTimeout must be 2 to 120 seconds.',
  why: '120 is accepted, although the message says "less than".',
  says: [
    'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
  ],
  docs: parameters('container_definition_timeout'),
  messages: { range: 'On Fargate "stopTimeout" must lie between 2 and 120 seconds, not {value}.' },
  check({ node }, report, task) {
    const at = node.get('stopTimeout');
    const value = at.number;
    if (!task.fargate || !value || (value >= 2 && value <= 120)) return;
    report({
      at,
      message: 'range',
      params: { value },
      severity: value > 120 ? 'error' : 'warning',
      fixes: [replace(at, value < 2 ? 2 : 120)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"stopTimeout": 121')) }],
  good: [
    { text: task(...FARGATE, container('"stopTimeout": 120')) },
    {
      title: 'on EC2 there is no such limit',
      text: task('"requiresCompatibilities": ["EC2"]', container('"stopTimeout": 600')),
    },
    {
      title: 'a number that is filled in later',
      text: task(...FARGATE, container('"stopTimeout": "<SECONDS>"')),
    },
  ],
});
