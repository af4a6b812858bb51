import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { ecrImage } from './ecr-image.ts';
import { looseArn } from './loose-arn.ts';
import type { Prerequisite } from './prerequisite.ts';
import { secretNames, secretPlaces } from './secret-values.ts';
import { servicePrerequisites } from './service-prerequisites.ts';
import { commandLine, quoted, type Word } from './shell.ts';
import { volumePrerequisites } from './volume-prerequisites.ts';

/** All that must exist before tasks of a definition start, each once. */
export function prerequisitesOf(definition: Definition): Prerequisite[] {
  const found: Prerequisite[] = [];
  for (const { node } of definition.task?.containers ?? []) {
    found.push(...repository(node.get('image')));
    found.push(...logGroup(node.get('logConfiguration'), definition));
    found.push(...objects(node));
  }
  const connect = definition.service?.get('serviceConnectConfiguration').get('logConfiguration');
  if (connect) found.push(...logGroup(connect, definition));
  found.push(...secrets(definition), ...roles(definition));
  for (const volume of definition.task?.volumes ?? []) found.push(...volumePrerequisites(volume));
  found.push(...servicePrerequisites(definition));
  const seen = new Set<string>();
  return found.filter(({ kind, name }) => {
    const key = JSON.stringify([kind, name]);
    return !seen.has(key) && seen.add(key);
  });
}

/** How images of one private registry are pushed: by logging in once. */
export interface Push {
  readonly because: Node;
  readonly image: string;
  readonly login: string | undefined;
  readonly push: string | undefined;
}

/** The lines that log in to Amazon ECR and push the private images of a definition. */
export function pushesOf({ task }: Definition): Push[] {
  return (task?.containers ?? []).flatMap(({ node }): Push[] => {
    const image = node.get('image');
    const found = ecrImage(image.text);
    if (found?.digest !== '') return [];
    const words = ['aws', 'ecr', 'get-login-password', ['--region', found.region]] as const;
    const password = commandLine(words);
    const target = commandLine(['docker', 'push', ['--', image.text ?? '']]);
    const login =
      password &&
      `${password} | docker login --username AWS --password-stdin ${quoted(found.host)}`;
    return [{ because: image, image: image.text ?? '', login, push: target }];
  });
}

function repository(image: Node): Prerequisite[] {
  const found = ecrImage(image.text);
  if (!found) return [];
  const { repository: name, region, account, tag, digest } = found;
  const named: Word[] = [
    ['--registry-id', account],
    ['--repository-name', name],
    ['--region', region],
  ];
  const id = digest === '' ? { imageTag: tag === '' ? 'latest' : tag } : { imageDigest: digest };
  return [
    {
      ...{ kind: 'ECR image', name: image.text ?? '', because: image },
      why: message('Without the repository or the tag the image cannot be pulled.'),
      create: ['aws ecr create-repository', ...named.slice(1)],
      check: ['aws ecr describe-images', ...named, ['--image-ids', JSON.stringify([id])]],
    },
  ];
}

function logGroup(configuration: Node, { scope }: Definition): Prerequisite[] {
  if (configuration.get('logDriver').string !== 'awslogs') return [];
  const options = configuration.get('options');
  const because = options.get('awslogs-group');
  const create = options.get('awslogs-create-group');
  if (!because.text || create.string === 'true' || create.boolean === true) return [];
  const region = options.get('awslogs-region').text || scope.region?.value;
  const where: Word[] = region === undefined ? [] : [['--region', region]];
  const name = because.text;
  return [
    {
      ...{ kind: 'log group', name, because },
      why: message('A task whose log group is missing does not start.'),
      create: ['aws logs create-log-group', ['--log-group-name', name], ...where],
      check: ['aws logs describe-log-groups', ['--log-group-name-prefix', name], ...where],
    },
  ];
}

function objects(container: Node): Prerequisite[] {
  const files = container.get('environmentFiles').items();
  const options = container.get('firelensConfiguration').get('options');
  const values = files.map((file) => file.get('value'));
  if (options.get('config-file-type').string === 's3')
    values.push(options.get('config-file-value'));
  return values.flatMap((because): Prerequisite[] => {
    const arn = looseArn(because.text);
    const [, bucket, key] = /^([^/]+)\/(.+)$/s.exec(arn?.resource ?? '') ?? [];
    if (arn?.service !== 's3' || bucket === undefined || key === undefined) return [];
    return [
      {
        ...{ kind: 'S3 object', name: because.text ?? '', because },
        why: message('A task whose file cannot be read does not start.'),
        create: ['aws s3api put-object --body FILE', ['--bucket', bucket], ['--key', key]],
        check: ['aws s3api head-object', ['--bucket', bucket], ['--key', key]],
      },
    ];
  });
}

function secrets(definition: Definition): Prerequisite[] {
  const { scope } = definition;
  return secretPlaces(definition).flatMap(({ node: because, bare }) =>
    secretNames(because, bare, scope).map(({ kind, name, region = scope.region?.value }) => {
      const where: Word[] = region === undefined ? [] : [['--region', region]];
      if (kind === 'secret') {
        return {
          ...{ kind: 'secret', name, because },
          why: message('A task whose secret cannot be read does not start.'),
          create: [
            'aws secretsmanager create-secret --secret-string file://FILE',
            ['--name', name],
            ...where,
          ],
          check: ['aws secretsmanager describe-secret', ['--secret-id', name], ...where],
        } satisfies Prerequisite;
      }
      return {
        ...{ kind: 'parameter', name, because },
        why: message('A task whose parameter cannot be read does not start.'),
        create: [
          'aws ssm put-parameter --type SecureString --value file://FILE',
          ['--name', name],
          ...where,
        ],
        // The value stays encrypted; what is missing is listed as InvalidParameters.
        check: [
          'aws ssm get-parameters --no-with-decryption --query InvalidParameters',
          ['--names', name],
          ...where,
        ],
      } satisfies Prerequisite;
    }),
  );
}

function roles({ task }: Definition): Prerequisite[] {
  return ['executionRoleArn', 'taskRoleArn'].flatMap((member): Prerequisite[] => {
    const because = task?.node.get(member);
    const { text } = because ?? {};
    if (!because || !text) return [];
    const arn = looseArn(text);
    if (!arn && because.isUnknown) return [];
    const name = (arn?.resource ?? text).replace(/^role\/(?:.*\/)?/s, '');
    const trust: Word = '--assume-role-policy-document file://trust.json';
    return [
      {
        ...{ kind: 'IAM role', name, because },
        why: message('Tasks cannot start with a role that does not exist or does not trust ECS.'),
        create: ['aws iam create-role', trust, ['--role-name', name]],
        check: ['aws iam get-role', ['--role-name', name]],
      },
    ];
  });
}
