import { container, FARGATE, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'start-timeout-fargate',
  area: 'health',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['startTimeout'],
  title: 'On Fargate, startTimeout must be 2 to 120 seconds.',
  why: 'Fargate keeps to this range.',
  docs: parameters('container_definition_timeout'),
  messages: { range: 'On Fargate "startTimeout" must lie between 2 and 120 seconds, not {value}.' },
  check({ node }, report, task) {
    const at = node.get('startTimeout');
    const value = at.number;
    // 0 is what tools write for "not set".
    if (!task.fargate || !value || (value >= 2 && value <= 120)) return;
    report({ at, message: 'range', params: { value }, fixes: [replace(at, value < 2 ? 2 : 120)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...FARGATE, container('"startTimeout": 300')) }],
  good: [
    { text: task(...FARGATE, container('"startTimeout": 120')) },
    {
      title: 'a number that is filled in later',
      text: task(...FARGATE, container('"startTimeout": "<SECONDS>"')),
    },
  ],
});
