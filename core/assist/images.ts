/** The parts of an image reference. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Set for a private registry of Amazon ECR. */
  readonly ecr: { readonly account: string; readonly region: string } | undefined;
}

const ECR = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/;

/** Reads an image reference as Docker does: without a registry it is Docker Hub's. */
export function readImage(reference: string): ImageReference | undefined {
  const [, name, digest] = /^([^@\s]+)(?:@(sha256:[0-9a-f]+))?$/.exec(reference) ?? [];
  if (name === undefined) return undefined;
  const slash = name.indexOf('/');
  const host = slash > 0 ? name.slice(0, slash) : '';
  const hasHost = /[.:]/.test(host) || host === 'localhost';
  const rest = hasHost ? name.slice(slash + 1) : name;
  const [, path, tag] = /^([^:]+)(?::(.+))?$/.exec(rest) ?? [];
  if (path === undefined) return undefined;
  const registry = hasHost ? host : 'docker.io';
  const [, account, region] = ECR.exec(registry) ?? [];
  return {
    registry,
    repository: hasHost || path.includes('/') ? path : `library/${path}`,
    tag,
    digest,
    ecr: account && region ? { account, region } : undefined,
  };
}
