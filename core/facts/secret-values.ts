import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { decrypt } from './kms.ts';
import { literal, looseArn, throughPlaceholders } from './loose-arn.ts';
import type { Need, Open } from './need.ts';
import type { Scope } from './scope.ts';

/** What a value names: a secret of AWS Secrets Manager, or a parameter of Systems Manager. */
export interface SecretName {
  readonly kind: 'secret' | 'parameter';
  /** The name alone: of a secret without the six characters at its end. */
  readonly name: string;
  /** Resources of a policy. */
  readonly resources: readonly string[];
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** A place that names a secret or a parameter, and what a bare name there is. */
interface SecretPlace {
  readonly node: Node;
  readonly bare: SecretName['kind'];
}

/** Reading all secrets and parameters that a definition names. */
export function secretValues(definition: Definition): (Need | Open)[] {
  return secretPlaces(definition).flatMap(({ node, bare }) => permissions(node, bare, definition));
}

/** All places that name secrets and parameters, in the order of the text. */
export function secretPlaces({ task, service }: Definition): SecretPlace[] {
  const places: SecretPlace[] = [];
  const listed = (list: Node): void => {
    for (const item of list.items()) {
      places.push({ node: item.get('valueFrom'), bare: 'parameter' });
    }
  };
  for (const { node } of task?.containers ?? []) {
    listed(node.get('secrets'));
    listed(node.get('logConfiguration').get('secretOptions'));
    const credentials = node.get('repositoryCredentials').get('credentialsParameter');
    places.push({ node: credentials, bare: 'secret' });
  }
  for (const volume of task?.volumes ?? []) {
    const windows = volume.get('fsxWindowsFileServerVolumeConfiguration');
    const node = windows.get('authorizationConfig').get('credentialsParameter');
    places.push({ node, bare: 'parameter' });
  }
  const connect = service?.get('serviceConnectConfiguration').get('logConfiguration');
  if (connect) listed(connect.get('secretOptions'));
  return places.filter(({ node }) => node.exists);
}

function permissions(
  because: Node,
  bare: SecretName['kind'],
  { scope }: Definition,
): (Need | Open)[] {
  const names = secretNames(because, bare, scope);
  if (names.length === 0) {
    if (!because.isUnknown) return [];
    const why = message(
      'The value is filled in later. The role must be able to read the secret or the parameter.',
    );
    return [{ role: 'execution', because, why, source: 'executionRole' }];
  }
  return names.flatMap((each) => [valueNeed(because, each), keyOf(because, each, scope)]);
}

function valueNeed(because: Node, { kind, resources }: SecretName): Need {
  const secret = kind === 'secret';
  return {
    ...{ role: 'execution', because, resources, source: 'executionRole' },
    sid: secret ? 'Secrets' : 'Parameters',
    actions: [secret ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameters'],
    why: secret ? message('Reading the secret.') : message('Reading the parameter.'),
  };
}

function keyOf(because: Node, { kind, region, account }: SecretName, scope: Scope): Open {
  return {
    ...{ role: 'execution', because, source: 'executionRole' },
    why: message('If it is encrypted with a key of your own, name that key.'),
    grant: decrypt(scope, kind === 'secret' ? 'secretsmanager' : 'ssm', { region, account }),
  };
}

/** Parameters with this prefix stand for secrets. */
const REFERENCE = /^\/?aws\/reference\/secretsmanager\//;

/**
 * What a value names; two where a parameter refers to a secret, none where it cannot be told.
 * @param bare what a name without `arn:` is at this place
 */
export function secretNames(node: Node, bare: SecretName['kind'], scope: Scope): SecretName[] {
  const { text } = node;
  if (!text) return [];
  const arn = looseArn(text);
  if (arn?.service === 'secretsmanager') {
    const { partition, region, account } = arn;
    // secret:NAME[:jsonKey[:stage[:version]]]
    const name = throughPlaceholders(arn.resource, (masked) => ({
      name: masked.split(':')[1] ?? '',
    }))?.name;
    return name ? [secret(name, scope, { partition, region, account })] : [];
  }
  if (arn?.service === 'ssm') {
    const { partition, region, account } = arn;
    const path = withoutVersion(arn.resource.replace(/^parameter/, ''));
    // Only names of several levels begin with a slash.
    const name = path.replace(/^\/(?!.*\/)/, '');
    return parameter(name, scope, { partition, region, account });
  }
  // What begins with a placeholder may become an ARN of either.
  if (text.startsWith('arn:') || (node.isUnknown && !text.startsWith('/'))) return [];
  return bare === 'secret' ? [secret(text, scope, {})] : parameter(withoutVersion(text), scope, {});
}

interface Where {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

/** `NAME-??????` for a name alone: Secrets Manager adds a hyphen and six characters. */
function secret(name: string, scope: Scope, where: Where): SecretName {
  const resource = (end: string): string =>
    scope.arn('secretsmanager', `secret:${literal(name)}${end}`, where);
  const complete = /-[A-Za-z0-9]{6}$/.test(name);
  // What looks like a word, as in db-secret, may be the end of the name.
  const word = /-[a-z]{6}$/.test(name);
  return {
    kind: 'secret',
    name: complete && !word ? name.slice(0, -7) : name,
    resources: [
      ...(complete ? [resource('')] : []),
      ...(!complete || word ? [resource('-??????')] : []),
    ],
    ...{ region: where.region, account: where.account },
  };
}

function parameter(name: string, scope: Scope, where: Where): SecretName[] {
  const own: SecretName = {
    ...{ kind: 'parameter', name },
    resources: [scope.arn('ssm', `parameter/${literal(name.replace(/^\//, ''))}`, where)],
    ...{ region: where.region, account: where.account },
  };
  if (!REFERENCE.test(name)) return [own];
  return [own, secret(name.replace(REFERENCE, ''), scope, where)];
}

/** A parameter without the version or label behind its name. */
function withoutVersion(name: string): string {
  const bare = throughPlaceholders(name, (masked) => ({ name: masked.split(':')[0] ?? '' }));
  return bare?.name ?? name;
}
