/** The parts of an image reference. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Set for a private registry of Amazon ECR. */
  readonly ecr: EcrRegistry | undefined;
}

/** A private registry of Amazon ECR. */
export interface EcrRegistry {
  readonly account: string;
  readonly region: string;
}

/**
 * Hosts of private registries: IPv4 (`dkr.ecr`), dual-stack (`dkr-ecr` on `on.aws`) and FIPS, in all
 * partitions. Sources: ECR user guide, "Amazon ECR endpoints"; the pattern of
 * awslabs/amazon-ecr-credential-helper.
 */
const ECR =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,63})\.(?:amazonaws\.(?:com|com\.cn|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/**
 * The private registry of Amazon ECR that an image is in; undefined for other images, and where the
 * registry is not known yet. The tag may be a placeholder.
 */
export function ecrOf(reference: string): EcrRegistry | undefined {
  const slash = reference.indexOf('/');
  const [, account, region] = slash > 0 ? (ECR.exec(reference.slice(0, slash)) ?? []) : [];
  return account && region ? { account, region } : undefined;
}

/** Whether an image is in the public gallery of Amazon ECR. */
export function isPublicEcr(reference: string): boolean {
  return reference.startsWith('public.ecr.aws/');
}

/** The part of a reference before its digest, and the digest behind the first `@`. */
export function splitDigest(reference: string): { name: string; digest: string | undefined } {
  const at = reference.indexOf('@');
  return at < 0
    ? { name: reference, digest: undefined }
    : { name: reference.slice(0, at), digest: reference.slice(at + 1) };
}

/** Longest reference that is read: longer ones are refused whatever they hold. */
const MAX_REFERENCE = 2048;

/** Reads an image reference as Docker does: without a registry it is Docker Hub's. */
export function readImage(reference: string): ImageReference | undefined {
  if (reference.length > MAX_REFERENCE) return undefined;
  const [, name, digest] = /^([^@\s]+)(?:@(sha256:[0-9a-f]+))?$/.exec(reference) ?? [];
  if (name === undefined) return undefined;
  const slash = name.indexOf('/');
  const host = slash > 0 ? name.slice(0, slash) : '';
  const hasHost = /[.:]/.test(host) || host === 'localhost';
  const rest = hasHost ? name.slice(slash + 1) : name;
  const [, path, tag] = /^([^:]+)(?::(.+))?$/.exec(rest) ?? [];
  if (path === undefined) return undefined;
  const registry = hasHost ? host : 'docker.io';
  return {
    registry,
    repository: hasHost || path.includes('/') ? path : `library/${path}`,
    tag,
    digest,
    ecr: ecrOf(reference),
  };
}
