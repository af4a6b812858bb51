import { splitDigest } from '../../../ecs/images.ts';
import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'image-digest',
  area: 'images',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'An image digest must be sha256: followed by 64 hexadecimal digits.',
  why: 'Other kinds of digest are not taken.',
  says: ['invalid reference format', 'invalid checksum digest length'],
  source:
    'opencontainers/go-digest algorithm.go and distribution/reference: no such image can be pulled',
  docs: parameters('container_definition_image'),
  messages: {
    digest: '"{digest}" is no digest: sha256: and 64 hexadecimal digits are expected after @.',
  },
  check({ node }, report) {
    const at = node.get('image');
    const { digest } = splitDigest(at.string ?? '');
    if (digest === undefined || /^sha256:[0-9a-fA-F]{64}$/.test(digest)) return;
    report({ at, message: 'digest', params: { digest } });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"image": "nginx@sha256:abc"')) }],
  good: [
    { text: task(container(`"image": "nginx@sha256:${'0a'.repeat(32)}"`)) },
    {
      title: 'a digest that is filled in later',
      text: task(container('"image": "nginx@<DIGEST>"')),
    },
  ],
});
