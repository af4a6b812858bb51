import { container, task } from '../../example.ts';
import { insert, remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { requirementsOf } from './_requirements.ts';

export const rule: ContainerRule = {
  id: 'gpu-value-xor-sharing',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['resourceRequirements'],
  title: 'A container takes whole GPUs or shares one, not both.',
  why: '"value" takes GPUs for this container alone, "sharingStrategy" shares one. Only GPUs can be shared, and not on external instances.',
  docs: guide('ecs-gpu'),
  messages: {
    both: '"value" and "sharingStrategy" exclude each other.',
    neither: 'A GPU requirement needs "value" or "sharingStrategy".',
    external: 'GPUs of external instances cannot be shared.',
    other: '"sharingStrategy" is for GPUs, not for {type}.',
  },
  check(container, report, task) {
    for (const { node: requirement, type } of requirementsOf(container)) {
      const sharing = requirement.get('sharingStrategy');
      const value = requirement.get('value');
      const shares = sharing.kind === 'object';
      if (shares && task.requires('EXTERNAL')) {
        report({ at: sharing, message: 'external', fixes: [remove(sharing)] });
        continue;
      }
      if (shares && type !== undefined && type !== 'GPU') {
        report({ at: sharing, message: 'other', params: { type }, fixes: [remove(sharing)] });
      } else if (type === 'GPU' && shares && value.string) {
        report({ at: sharing, message: 'both', fixes: [remove(value), remove(sharing)] });
      } else if (
        type === 'GPU' &&
        requirement.lacks('value') &&
        requirement.lacks('sharingStrategy')
      ) {
        report({
          at: opening(requirement),
          message: 'neither',
          fixes: [insert(requirement, 'value', '1')],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"resourceRequirements": [{ "type": "GPU" }]')) },
    {
      text: task(
        container(
          '"resourceRequirements": [{ "type": "GPU", "value": "1", "sharingStrategy": { "nvidiaMps": { "memory": 4096 } } }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"resourceRequirements": [{ "type": "GPU", "sharingStrategy": { "nvidiaMps": { "memory": 4096 } } }]',
        ),
      ),
    },
    {
      title: 'a number that is filled in later',
      text: task(container('"resourceRequirements": [{ "type": "GPU", "value": "${GPUS}" }]')),
    },
  ],
});
