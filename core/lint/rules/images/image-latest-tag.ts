import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'image-latest-tag',
  area: 'images',
  preset: 'hardening',
  severity: 'info',
  evidence: 'documented',
  on: 'container',
  title: 'An image should have a tag other than latest.',
  why: 'latest (also meant by no tag) is another image tomorrow. Amazon ECS keeps one deployment consistent, but not two, and not what you tested.',
  docs: parameters('container_definition_image'),
  messages: {
    latest: '"{image}" is whatever is newest when it is deployed. Name a version or a digest.',
  },
  check({ node }, report) {
    const at = node.get('image');
    const image = at.string;
    if (!image || image.includes('@')) return;
    const tag = /:([^:/]+)$/.exec(image)?.[1];
    if (tag === undefined || tag === 'latest') report({ at, message: 'latest', params: { image } });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"image": "nginx"')) },
    { text: task(container('"image": "nginx:latest"')) },
  ],
  good: [
    { text: task(container('"image": "localhost:5000/nginx:1.27"')) },
    { title: 'a tag that is filled in later', text: task(container('"image": "nginx:<TAG>"')) },
  ],
});
