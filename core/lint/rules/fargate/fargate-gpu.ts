import { container, FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'fargate-gpu',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['resourceRequirements'],
  title: 'Fargate does not support GPUs.',
  why: 'Fargate has no GPUs.',
  says: ['Tasks using the Fargate launch type do not support GPU resource requirements.'],
  docs: guide('fargate-tasks-services'),
  messages: { gpu: 'Fargate has no GPUs. Run the task on EC2 or Managed Instances.' },
  check({ node }, report, task) {
    if (!task.fargate) return;
    for (const requirement of node.get('resourceRequirements').items()) {
      const type = requirement.get('type');
      if (type.string === 'GPU') report({ at: type, message: 'gpu', fixes: [remove(requirement)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container('"resourceRequirements": [{ "type": "GPU", "value": "1" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container('"resourceRequirements": [{ "type": "GPU", "value": "1" }]'),
      ),
    },
    {
      title: 'a type that is filled in later',
      text: task(
        ...FARGATE,
        container('"resourceRequirements": [{ "type": "<TYPE>", "value": "1" }]'),
      ),
    },
  ],
});
