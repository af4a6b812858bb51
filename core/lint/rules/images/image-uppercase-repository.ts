import { splitDigest } from '../../../ecs/images.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'image-uppercase-repository',
  area: 'images',
  severity: 'warning',
  evidence: 'rejected',
  on: 'container',
  title: 'A repository name must be lowercase.',
  why: 'Docker refuses repositories with capital letters; the task would not find its image.',
  says: ['invalid reference format: repository name must be lowercase'],
  source: 'distribution/reference',
  docs: parameters('container_definition_image'),
  messages: { capitals: 'Docker takes no capital letters in the name of a repository: "{image}".' },
  check({ node }, report) {
    const at = node.get('image');
    const image = at.string ?? '';
    const name = splitDigest(image).name.replace(/:[^:/]*$/, '');
    const slash = name.indexOf('/');
    // The first part is a registry when it has a dot or a port.
    const path = /[.:]/.test(name.slice(0, Math.max(0, slash))) ? name.slice(slash + 1) : name;
    // Capital letters alone are a word to be filled in.
    if (!/[A-Z]/.test(path) || /^[A-Z0-9_-]+$/.test(name)) return;
    report({
      at,
      message: 'capitals',
      params: { image },
      fixes: [replace(at, image.replace(path, path.toLowerCase()))],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"image": "Shop/Web:1"')) }],
  good: [
    { title: 'a tag may have capitals', text: task(container('"image": "shop/web:RC1"')) },
    {
      title: 'a repository that is filled in later',
      text: task(container('"image": "<REPOSITORY>/Web:1"')),
    },
  ],
});
