import { isAccount, readArn } from '../ecs/arn.ts';
import { readImage } from '../ecs/images.ts';
import type { Subject } from '../lint/subject.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import { type Node, nodesIn, type Range } from '../text/node.ts';
import { own } from '../text/own.ts';

/** A stretch of the text that leads somewhere when it is clicked. */
export interface TextLink extends Range {
  /** A URL, or a path relative to the document. */
  readonly target: { readonly url: string } | { readonly path: string };
  readonly tooltip: Message;
}

const say = (template: string): Message => message(template);

/** Where images, log groups, ARNs and task definition files of a document lead. */
export function linksOf(subject: Subject): TextLink[] {
  const { files = [] } = subject.document;
  return [
    ...files.map(({ start, end, path }) => {
      return { start, end, target: { path }, tooltip: say('Open the container definitions') };
    }),
    ...subject.tasks.flatMap(({ node, containers }) => [
      ...arns(node.get('taskRoleArn')),
      ...arns(node.get('executionRoleArn')),
      ...containers.flatMap(({ node: container }) => [
        ...image(container.get('image')),
        ...logGroup(container.get('logConfiguration').get('options')),
        ...container
          .get('secrets')
          .items()
          .flatMap((secret) => arns(secret.get('valueFrom'))),
      ]),
    ]),
    ...subject.services.flatMap((service) => [
      ...taskDefinitionPath(service.get('taskDefinition')),
      ...arns(service.get('taskDefinition')),
      ...service
        .get('loadBalancers')
        .items()
        .flatMap((each) => arns(each.get('targetGroupArn'))),
    ]),
  ];
}

/** A link on the text of a string, quotes left out. */
function link(node: Node, target: TextLink['target'], tooltip: string): TextLink[] {
  return [{ ...node.content, target, tooltip: say(tooltip) }];
}

/** The ARN up to white space, and that of a secret without what stands behind its name. */
function linkedArn(text: string): string | undefined {
  const [first = ''] = text.split(/\s/, 1);
  const arn = readArn(first);
  if (!arn || !isAccount(arn.account) || !/^[\w-]+$/.test(arn.service)) return undefined;
  if (!/^[\w-]*$/.test(arn.region)) return undefined;
  const [kind, name] = arn.resource.split(':', 2);
  const behind = kind === 'secret' && name ? arn.resource.length - `secret:${name}`.length : 0;
  return first.slice(0, first.length - behind);
}

function arns(node: Node): TextLink[] {
  // The parts behind the secret's name (key, stage, version) are no part of its ARN.
  const arn = linkedArn(node.string ?? '');
  if (!arn) return [];
  const url = `https://console.aws.amazon.com/go/view?arn=${encoded(arn)}`;
  return link(node, { url }, 'Open in the AWS console');
}

function image(node: Node): TextLink[] {
  const read = node.string === undefined ? undefined : readImage(node.string);
  if (!read) return [];
  const { registry, repository, ecr } = read;
  const path = repository.split('/').map(encoded).join('/');
  if (ecr) {
    const { account, region } = ecr;
    const url = `https://${region}.console.aws.amazon.com/ecr/repositories/private/${account}/${path}?region=${region}`;
    return link(node, { url }, 'Open the repository in the AWS console');
  }
  const page = own(PAGES, registry)?.(path);
  return page === undefined ? [] : link(node, { url: page }, "Open the image's page");
}

const PAGES: Readonly<Record<string, (repository: string) => string>> = {
  'docker.io': (repository) =>
    repository.startsWith('library/')
      ? `https://hub.docker.com/_/${repository.slice('library/'.length)}`
      : `https://hub.docker.com/r/${repository}`,
  'public.ecr.aws': (repository) => `https://gallery.ecr.aws/${repository}`,
  'quay.io': (repository) => `https://quay.io/repository/${repository}`,
  'ghcr.io': (repository) => `https://ghcr.io/${repository}`,
};

function logGroup(options: Node): TextLink[] {
  const group = options.get('awslogs-group');
  const region = options.get('awslogs-region').string;
  if (group.string === undefined || region === undefined || !/^[a-z0-9-]+$/.test(region)) return [];
  // The console escapes twice and writes % as $.
  const name = encoded(encoded(group.string)).replaceAll('%', '$');
  const url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${name}`;
  return link(group, { url }, 'Open the log group in the AWS console');
}

function taskDefinitionPath(node: Node): TextLink[] {
  const path = node.string;
  if (path === undefined || !/\.jsonc?$/.test(path)) return [];
  return link(node, { path }, 'Open the task definition');
}

/** Half a surrogate pair has no encoding; it becomes the replacement character. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The files that a plan refers to: every string in it that looks like one. */
export function planLinks(root: Node): TextLink[] {
  return nodesIn(root).flatMap((node) => {
    const path = node.string;
    const isFile = path !== undefined && /^[^\s:]+\.jsonc?$/.test(path);
    return isFile ? link(node, { path }, 'Open the file') : [];
  });
}
