import { splitDigest } from '../../../ecs/images.ts';
import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'image-length',
  area: 'images',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'An image name can have at most 255 characters.',
  why: 'With a digest, what stands before @ is counted.',
  says: ['repository name must not be more than 255 characters'],
  source: 'distribution/reference reference.go: no such image can be pulled',
  docs: parameters('container_definition_image'),
  messages: {
    long: 'The image has {length} characters; Amazon ECS takes 255 (without the digest).',
  },
  check({ node }, report) {
    const at = node.get('image');
    const { name } = splitDigest(at.string ?? '');
    const { length } = name;
    if (length <= 255) return;
    // Docker counts the name without its tag.
    const repository = name.replace(/:[^:/]*$/, '');
    const severity = repository.length > 255 ? 'error' : 'warning';
    report({ at, message: 'long', params: { length }, severity });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container(`"image": "${'a'.repeat(256)}:1"`)) }],
  good: [
    { text: task(container(`"image": "${'a'.repeat(253)}:1"`)) },
    {
      title: 'an image that is filled in later',
      text: task(container(`"image": "\${REPOSITORY}/${'a'.repeat(256)}"`)),
    },
  ],
});
