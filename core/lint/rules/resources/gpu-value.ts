import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { requirementsOf } from './_requirements.ts';

export const rule: ContainerRule = {
  id: 'gpu-value',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['resourceRequirements'],
  title: 'The number of GPUs must be a whole number or ALL.',
  why: 'The value is a string with the number of GPUs that the container gets for itself.',
  docs: guide('ecs-gpu'),
  messages: {
    value: '"{value}" is no number of GPUs. Write a whole number above 0 as a string, such as "1".',
  },
  check(container, report) {
    for (const { node: requirement, type } of requirementsOf(container)) {
      const at = requirement.get('value');
      if (type !== 'GPU' || !at.string || /^(?:[1-9]\d*|ALL)$/.test(at.string)) continue;
      report({ at, message: 'value', params: { value: at.string }, fixes: [replace(at, '1')] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"resourceRequirements": [{ "type": "GPU", "value": "0.5" }]')) }],
  good: [
    { text: task(container('"resourceRequirements": [{ "type": "GPU", "value": "2" }]')) },
    {
      title: 'a number that is filled in later',
      text: task(container('"resourceRequirements": [{ "type": "GPU", "value": "<GPUS>" }]')),
    },
  ],
});
