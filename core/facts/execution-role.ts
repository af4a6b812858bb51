import { isAccount } from '../ecs/arn.ts';
import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import { hasPlaceholder } from '../text/placeholders.ts';
import type { Definition } from './definition.ts';
import { ecrImage } from './ecr-image.ts';
import { decrypt } from './kms.ts';
import { logNeeds } from './logs.ts';
import { literal, looseArn, resourceOf, throughPlaceholders } from './loose-arn.ts';
import type { Need, Open, Permissions } from './need.ts';
import type { Scope } from './scope.ts';
import { secretValues } from './secret-values.ts';

/** Permissions to pull images and to start containers: those of the execution role, or of the instance. */
export function executionPermissions(definition: Definition): Permissions {
  const { task, scope } = definition;
  if (!task) return { needs: [], open: [], attached: [] };
  const found: (Need | Open)[] = [];
  for (const { node } of task.containers) {
    found.push(...imagePermissions(node.get('image'), definition));
    found.push(...environmentFiles(node, scope));
    found.push(...logNeeds(node.get('logConfiguration'), definition));
    found.push(...firelensConfiguration(node.get('firelensConfiguration'), scope));
    found.push(...credentialSpecs(node.get('credentialSpecs'), scope));
  }
  const connect = definition.service?.get('serviceConnectConfiguration').get('logConfiguration');
  if (connect) found.push(...logNeeds(connect, definition));
  found.push(...secretValues(definition));
  found.push(...windowsVolumes(task.volumes), ...monitoring(found));
  return {
    needs: found.filter((each) => 'sid' in each),
    open: found.filter((each) => !('sid' in each)),
    attached: [],
  };
}

/** Of the four actions the guide's own example has three, the managed policy all. */
export const PULL = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
] as const;

function imagePermissions(image: Node, { pulls, scope }: Definition): (Need | Open)[] {
  const named = { role: pulls, because: image } as const;
  const found = ecrImage(image.text);
  if (!found) {
    if (!mayBecomeEcr(image)) return [];
    const why = message(
      'The image is filled in later. If it is in a private registry of Amazon ECR, the role must be able to pull it.',
    );
    return [{ ...named, why, source: 'executionRole' }];
  }
  const { account, region, repository } = found;
  const repositories = (name: string) =>
    scope.arn('ecr', `repository/${name}`, { account, region });
  const permissions: (Need | Open)[] = [
    {
      ...{ ...named, sid: 'EcrToken', source: 'executionRole' },
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      why: message('Logging in to Amazon ECR; this action has no resources.'),
    },
    {
      ...{ ...named, sid: 'EcrPull', source: 'executionRole' },
      actions: PULL,
      resources: [repositories(literal(repository))],
      why: message('Pulling the image from its private repository.'),
    },
  ];
  const own = scope.account?.value;
  if (own !== undefined && isAccount(own) && isAccount(account) && own !== account) {
    const why = message(
      'The image is in account {account}: the policy of its repository must allow the role to pull it.',
      { account },
    );
    permissions.push({ ...named, why, source: 'executionRole' });
  }
  const prefix = CACHES.exec(repository)?.[0];
  if (prefix !== undefined) {
    const why = message(
      'If "{prefix}" is the prefix of a pull through cache rule, the first pull of a tag imports it.',
      { prefix },
    );
    const actions = ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'];
    const grant = { actions, resources: [repositories(`${prefix}*`)] };
    permissions.push({ ...named, why, source: 'pullThrough', grant });
  }
  return permissions;
}

/** Whether what is filled in decides where the image is: `<IMAGE>`, `${REGISTRY}/web`, not `nginx:${TAG}`. */
function mayBecomeEcr(image: Node): boolean {
  if (!image.isUnknown) return false;
  const { text } = image;
  if (text === undefined) return true;
  const first = throughPlaceholders(text, (masked) => ({
    words: /^[^/:]*/.exec(masked)?.[0] ?? '',
  }));
  return hasPlaceholder(first?.words ?? '');
}

/** Prefixes that the console suggests for pull through cache rules. */
const CACHES = /^(?:docker-hub|ecr-public|quay|ghcr|github|kubernetes|k8s|gitlab)\//;

function environmentFiles(container: Node, scope: Scope): (Need | Open)[] {
  return container
    .get('environmentFiles')
    .items()
    .flatMap((file) =>
      s3Needs(file.get('value'), scope, 'EnvironmentFiles', 'Reading the environment file.'),
    );
}

function firelensConfiguration(firelens: Node, scope: Scope): (Need | Open)[] {
  const options = firelens.get('options');
  if (options.get('config-file-type').string !== 's3') return [];
  const value = options.get('config-file-value');
  return s3Needs(value, scope, 'LogRouterConfiguration', 'Reading the configuration of FireLens.');
}

/** Reading one object of Amazon S3, and finding the Region of its bucket. */
function s3Needs(because: Node, scope: Scope, sid: string, sentence: string): (Need | Open)[] {
  const arn = looseArn(because.text);
  const role = 'execution';
  const source = 'executionRole';
  if (arn?.service !== 's3') {
    if (!because.isUnknown) return [];
    const why = message('The object is filled in later. The role must be able to read it.');
    return [{ role, because, why, source }];
  }
  const [bucket = ''] = arn.resource.split('/');
  const why = message(sentence);
  const where = message('Finding the Region of the bucket.');
  const named = { role, because, source } as const;
  return [
    { ...named, sid, actions: ['s3:GetObject'], resources: [resourceOf(arn)], why },
    {
      ...{ ...named, sid: `${sid}Bucket`, actions: ['s3:GetBucketLocation'] },
      resources: [resourceOf({ ...arn, resource: bucket })],
      why: where,
    },
    {
      ...named,
      why: message('If the bucket is encrypted with a key of your own, name that key.'),
      grant: decrypt(scope, 's3'),
    },
  ];
}

function credentialSpecs(list: Node, scope: Scope): (Need | Open)[] {
  return list.items().flatMap((item) => {
    const [, kind, value] = /^(credentialspec(?:domainless)?):(.*)$/s.exec(item.text ?? '') ?? [];
    const arn = looseArn(value);
    const needs: (Need | Open)[] = [];
    if (arn?.service === 's3') {
      const [bucket = ''] = arn.resource.split('/');
      needs.push(
        specNeed(item, 's3:GetObject', resourceOf(arn)),
        specNeed(item, 's3:GetBucketLocation', resourceOf({ ...arn, resource: bucket })),
      );
    } else if (arn?.service === 'ssm') {
      needs.push(specNeed(item, 'ssm:GetParameters', resourceOf(arn)));
    }
    if (kind === 'credentialspecdomainless') {
      const why = message('The credential specification names the secret of a user; name it here.');
      const grant = {
        actions: ['secretsmanager:GetSecretValue'],
        resources: [scope.arn('secretsmanager', 'secret:<SECRET_NAME>-??????')],
      };
      needs.push({ role: 'execution', because: item, why, source: 'agent', grant });
    }
    return needs;
  });
}

function specNeed(because: Node, action: string, resource: string): Need {
  return {
    ...{ role: 'execution', sid: 'CredentialSpecs', because, source: 'agent' },
    actions: [action],
    resources: [resource],
    why: message('Reading the credential specification.'),
  };
}

/** A policy that is narrowed to own repositories keeps GuardDuty's container from being pulled. */
function monitoring(found: readonly (Need | Open)[]): Open[] {
  const pull = found.find((each) => 'sid' in each && each.sid === 'EcrPull');
  if (pull?.role !== 'execution') return [];
  const why = message(
    'If Runtime Monitoring of Amazon GuardDuty is on, the role must be able to pull its image, too.',
  );
  return [{ role: 'execution', because: pull.because, why, source: 'executionRole' }];
}

function windowsVolumes(volumes: readonly Node[]): Need[] {
  return volumes.flatMap((volume): Need[] => {
    const because = volume.get('fsxWindowsFileServerVolumeConfiguration');
    if (!because.exists) return [];
    return [
      {
        ...{ role: 'execution', sid: 'FileSystems', because, source: 'fsx' },
        actions: ['fsx:DescribeFileSystems'],
        resources: ['*'],
        why: message('Finding the DNS name of the file system; this action has no resources.'),
      },
    ];
  });
}
