import type { Grant } from './need.ts';
import type { Scope, Where } from './scope.ts';

/** `kms:Decrypt` with a key that the user names, through one service alone. */
export function decrypt(scope: Scope, service: string, where: Where = {}): Grant {
  const key = scope.arn('kms', 'key/<KEY_ID>', where);
  const region = where.region ?? scope.region?.value ?? '<REGION>';
  const suffix = key.startsWith('arn:aws-cn:') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return {
    actions: ['kms:Decrypt'],
    resources: [key],
    condition: { StringEquals: { 'kms:ViaService': `${service}.${region}.${suffix}` } },
  };
}
