import { splitDigest } from '../../../ecs/images.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

/** A part of a repository's path between slashes, in lower case. Source: distribution/reference. */
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** Most images: lower case, single separators, at most one tag. */
const USUAL = /^(?!sha256:)[a-z0-9]+(?:[._/-][a-z0-9]+)*(?::\w[\w.-]{0,127})?$/;

/** What Docker says against a name without its digest; undefined for one that it reads. */
function mistakeIn(name: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) return 'scheme';
  if (/^arn:/.test(name)) return 'arn';
  if (name === '' || name.startsWith(':')) return 'repository';
  if (name.endsWith(':')) return 'tag';
  const slash = name.indexOf('/');
  const host = slash > 0 ? name.slice(0, slash) : '';
  const rest = /[.:]/.test(host) || host === 'localhost' ? name.slice(slash + 1) : name;
  const colon = rest.indexOf(':');
  const path = colon < 0 ? rest : rest.slice(0, colon);
  if (colon >= 0 && !TAG.test(rest.slice(colon + 1))) return 'format';
  // Capital letters have a rule of their own.
  const parts = path.toLowerCase().split('/');
  return parts.every((part) => COMPONENT.test(part)) ? undefined : 'format';
}

export const rule: ContainerRule = {
  id: 'image-reference',
  area: 'images',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'An image must be written as registry/repository:tag or registry/repository@digest.',
  why: 'Amazon ECS refuses some of the other forms at registration; the rest cannot be pulled.',
  says: [
    'Container.image repository contains invalid characters.',
    'Container.image repository should not be null or empty.',
    'invalid reference format',
  ],
  source:
    'aws-actions/amazon-ecs-deploy-task-definition#584; localstack/localstack#2601; distribution/reference',
  docs: parameters('container_definition_image'),
  messages: {
    scheme:
      'The image "{image}" begins with a URL scheme. Write registry/repository:tag without it.',
    arn: 'The image "{image}" is an ARN. Write the URI of the repository, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1.',
    repository: 'The image "{image}" has no repository.',
    tag: 'The tag of the image "{image}" is empty.',
    format: 'Docker cannot read the image "{image}": invalid reference format.',
    digest:
      'The image "{image}" is a digest alone. Docker takes it for the repository "sha256". Write repository@sha256:….',
  },
  check({ node }, report) {
    const at = node.get('image');
    const image = at.string;
    // Characters that Amazon ECS refuses have a rule of their own.
    if (!image || USUAL.test(image) || !/^[A-Za-z0-9\-_:./@]+$/.test(image)) return;
    const params = { image };
    if (/^sha256:[0-9a-fA-F]{64}$/.test(image)) {
      return report({ at, message: 'digest', params, severity: 'warning' });
    }
    const message = mistakeIn(splitDigest(image).name);
    if (message === undefined) return;
    const plain = image.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/:$/, '');
    const mended = (message === 'scheme' || message === 'tag') && mistakeIn(plain) === undefined;
    report({ at, message, params, fixes: mended ? [replace(at, plain)] : [] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"image": "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"'),
      ),
    },
    {
      text: task(container('"image": "nginx:"')),
      fixed: task(container('"image": "nginx"')),
    },
    { text: task(container('"image": ":latest"')) },
    { text: task(container('"image": "arn:aws:ecr:eu-west-1:123456789012:repository/web"')) },
    { text: task(container('"image": "example.com/shop//web:1"')) },
    {
      title: 'a digest alone',
      text: task(
        container(
          '"image": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"',
        ),
      ),
    },
  ],
  good: [
    { text: task(container('"image": "localhost:5000/shop/web_app.v2:1.27-alpine"')) },
    {
      title: 'a tag and a digest',
      text: task(
        container(
          '"image": "nginx:1.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"',
        ),
      ),
    },
    { title: 'an image that is filled in later', text: task(container('"image": "${IMAGE}:"')) },
  ],
});
