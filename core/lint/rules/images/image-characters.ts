import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'image-characters',
  area: 'images',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'An image name can contain letters, digits and - _ : . / # only.',
  why: 'A space or a forgotten variable makes the name invalid. A digest follows after @.',
  says: ['Container.image contains invalid characters.'],
  docs: parameters('container_definition_image'),
  messages: {
    characters: 'The image "{image}" has characters that Amazon ECS does not take: {found}.',
  },
  check({ node }, report) {
    const at = node.get('image');
    const image = at.string;
    if (!image || /^[A-Za-z0-9\-_:./#]*(?:@sha256:[^@]*)?$/.test(image)) return;
    const found = [
      ...new Set(image.replace(/@sha256:[^@]*$/, '').replace(/[A-Za-z0-9\-_:./#]/g, '')),
    ];
    const trimmed = image.trim();
    report({
      at,
      message: 'characters',
      params: { image, found: found.map((each) => (/\s/.test(each) ? 'a space' : each)).join(' ') },
      fixes:
        /^[A-Za-z0-9\-_:./#@]+$/.test(trimmed) && trimmed !== image ? [replace(at, trimmed)] : [],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"image": " nginx:1.27"')) },
    { text: task(container('"image": "nginx:1.27+patch"')) },
  ],
  good: [
    {
      text: task(
        container(`"image": "registry.example.com:5000/shop/web_1:1.2-a@sha256:${'0'.repeat(64)}"`),
      ),
    },
    {
      title: 'an image that is filled in later',
      text: task(container('"image": "<IMAGE1_NAME>"')),
    },
    { title: 'a variable', text: task(container('"image": "$REPOSITORY:$TAG"')) },
  ],
});
