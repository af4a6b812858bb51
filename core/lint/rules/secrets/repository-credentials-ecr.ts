import { ecrOf, isPublicEcr } from '../../../ecs/images.ts';
import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'repository-credentials-ecr',
  area: 'secrets',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['repositoryCredentials'],
  title: 'Registry credentials are for registries outside AWS.',
  why: 'For images in Amazon ECR the execution role is what counts.',
  docs: guide('private-auth'),
  messages: {
    ecr: '"repositoryCredentials" are for private registries outside of AWS; images of Amazon ECR are pulled with the execution role.',
  },
  check({ node }, report) {
    const at = node.get('repositoryCredentials');
    const image = node.get('image').text ?? '';
    if (!at.exists || !(ecrOf(image) || isPublicEcr(image))) return;
    report({ at: at.asMember?.keyRange ?? at, message: 'ecr', fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"',
          '"repositoryCredentials": { "credentialsParameter": "registry" }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"image": "registry.example.com/web:1"',
          '"repositoryCredentials": { "credentialsParameter": "registry" }',
        ),
      ),
    },
    {
      title: 'an image that is filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"image": "<IMAGE>"',
          '"repositoryCredentials": { "credentialsParameter": "registry" }',
        ),
      ),
    },
  ],
});
