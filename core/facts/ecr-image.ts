import { isAccount } from '../ecs/arn.ts';
import { hasPlaceholder } from '../text/placeholders.ts';
import { throughPlaceholders } from './loose-arn.ts';

/** An image of a private registry of Amazon ECR; its parts may hold placeholders. */
export interface EcrImage extends Readonly<Record<string, string>> {
  readonly host: string;
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  /** Empty without one. */
  readonly tag: string;
  readonly digest: string;
}

/** As in core/ecs/images.ts, with placeholders for the account and the Region. */
const HOST =
  /^([^./]+)\.dkr[.-]ecr(?:-fips)?\.([^./]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/** The parts of an image in a private registry of Amazon ECR; undefined for any other image. */
export function ecrImage(reference: string | undefined): EcrImage | undefined {
  if (reference === undefined || reference.length > 2048) return undefined;
  const image = throughPlaceholders(reference, (masked) => {
    const slash = masked.indexOf('/');
    const host = masked.slice(0, Math.max(slash, 0));
    const [, account, region] = HOST.exec(host) ?? [];
    if (!account || !region) return undefined;
    const rest = masked.slice(slash + 1);
    const at = rest.indexOf('@');
    const name = at < 0 ? rest : rest.slice(0, at);
    const colon = name.indexOf(':');
    const repository = colon < 0 ? name : name.slice(0, colon);
    const tag = colon < 0 ? '' : name.slice(colon + 1);
    const digest = at < 0 ? '' : rest.slice(at + 1);
    return repository === '' ? undefined : { host, account, region, repository, tag, digest };
  });
  if (!image) return undefined;
  return isAccount(image.account) || hasPlaceholder(image.account) ? image : undefined;
}
