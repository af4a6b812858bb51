import type { Node } from '../../../text/node.ts';

/** A service is a daemon: one task on each instance. */
export const isDaemon = (service: Node): boolean =>
  service.get('schedulingStrategy').string === 'DAEMON';

/** A service runs on Fargate: by launch type, or by Fargate's own capacity providers alone. */
export function onFargate(service: Node): boolean {
  if (service.get('launchType').string === 'FARGATE') return true;
  const providers = service.get('capacityProviderStrategy').items();
  return (
    providers.length > 0 &&
    providers.every((item) => /^FARGATE(?:_SPOT)?$/.test(item.get('capacityProvider').string ?? ''))
  );
}

/** Minimum and maximum percentages; undefined where they cannot be known. */
export function percentages(service: Node): { minimum?: number; maximum?: number } {
  const deployment = service.get('deploymentConfiguration');
  if (!service.lacks('deploymentConfiguration') && deployment.kind !== 'object') return {};
  const read = (name: string, fallback: number): number | undefined =>
    deployment.kind !== 'object' || deployment.lacks(name) ? fallback : deployment.get(name).number;
  const daemon = isDaemon(service);
  const minimum = read('minimumHealthyPercent', daemon ? 0 : 100);
  const maximum = read('maximumPercent', daemon ? 100 : 200);
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

/** True when the document makes a service: without a name it may update one that has the rest. */
export const creates = (service: Node): boolean => !service.lacks('serviceName');
