import { container, object, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'schema-image-required',
  area: 'structure',
  severity: 'warning',
  evidence: 'repaired',
  on: 'container',
  title: 'Every container needs an image.',
  why: 'The image is what runs.',
  says: ['Container.image should not be null or empty.'],
  docs: parameters('container_definition_image'),
  messages: {
    missing:
      'The container "{name}" has no "image". The ECS API refuses this; deployment tools often fill it in.',
  },
  check(container, report) {
    const { node } = container;
    const image = node.get('image');
    if (!node.lacks('image') && image.string !== '') return;
    report({
      at: image.exists ? image : opening(node),
      message: 'missing',
      params: { name: container.label },
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(object('"name": "web"', '"memory": 128')) },
    { text: task(container('"image": ""')) },
  ],
  good: [
    { text: task(container('"image": "nginx:1.27"')) },
    {
      title: 'an image that is filled in later',
      text: task(container('"image": "<IMAGE1_NAME>"')),
    },
  ],
});
