import { isAccount, readArn } from '../../../ecs/arn.ts';
import type { Container } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { once } from '../../once.ts';

/** A place where a container names a secret. */
interface SecretValue {
  readonly node: Node;
  readonly name: string;
  readonly value: Node;
}

/** The places where a container names secrets. */
export const secretValues: (container: Container) => readonly SecretValue[] = once(({ node }) => {
  const all = [
    ...node.get('secrets').items(),
    ...node.get('logConfiguration').get('secretOptions').items(),
  ];
  return all.map((item) => ({
    node: item,
    name: item.get('name').string ?? '',
    value: item.get('valueFrom'),
  }));
});

/** A Secrets Manager ARN: what follows `secret:`, split at the colons. Undefined for other texts. */
export function secretArnFields(text: string | undefined): string[] | undefined {
  const arn = readArn(text ?? '');
  if (arn?.service !== 'secretsmanager' || !isAccount(arn.account)) return undefined;
  const [kind, ...fields] = arn.resource.split(':');
  return kind === 'secret' && fields.join(':') !== '' ? fields : undefined;
}
