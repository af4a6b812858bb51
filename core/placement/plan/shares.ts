import { type ProviderShare, splitByStrategy } from '../capacity-provider-split.ts';
import { isFargate } from './fargate.ts';
import { readProviders } from './preferences.ts';
import { get, type Reading, type Source } from './reading.ts';
import type { Requests, Wanted } from './requests.ts';

/** Copies to place on a capacity provider; without one where only the launch type decides. */
export type Share = readonly [provider: string | undefined, copies: number];

/** What a strategy can name: providers that the plan describes, or to which instances belong. */
export type KnownProviders = Pick<Requests, 'providers' | 'instances'>;

/**
 * Parts `count` copies over the capacity providers of a service or task. Bases and weights hold for
 * all copies of a service: what runs on a provider already is part of its share.
 */
export function sharesOf(
  reading: Reading,
  requests: Requests,
  wanted: Wanted,
  count: number,
): readonly Share[] {
  const { group, kind, running, source } = wanted;
  const at = get(source, 'capacityProviderStrategy');
  const own = readProviders(reading, at);
  if (own.length > 0 && !judgeShares(reading, requests, at, own)) return [];
  const shares = own.length > 0 || !takesDefault(wanted) ? own : requests.defaultStrategy;
  const total = splitByStrategy(shares, count + running);
  if (!total) {
    const fargate = source.node.get('launchType').string === 'FARGATE';
    return [[fargate ? 'FARGATE' : undefined, count]];
  }
  let left = count;
  const there = (provider: string): number =>
    // A call of RunTask parts its own tasks, whatever runs of their group.
    kind === 'task' ? 0 : requests.running.on(group, provider);
  const missing = shares.map(({ provider }, index): Share => {
    const copies = Math.max(0, (total[index] ?? 0) - there(provider));
    const placed = Math.min(copies, left);
    left -= placed;
    return [provider, placed];
  });
  // Running tasks of no provider have taken shares: what is left goes to the first that has one.
  const first = shares.findIndex(({ weight }) => weight > 0);
  return missing.map(([provider, copies], index) => [
    provider,
    index === first ? copies + left : copies,
  ]);
}

/** A launch type rules the cluster's default out, and a DAEMON or StartTask never asks for it. */
function takesDefault({ source, daemon, containerInstance }: Wanted): boolean {
  const { node } = source;
  const own = node.get('launchType').exists || node.get('capacityProviderStrategy').exists;
  return !own && !daemon && containerInstance === undefined;
}

/**
 * Reports what ECS would refuse about a strategy. Source: API reference, CapacityProviderStrategyItem.
 * @returns whether copies can be parted by it
 */
export function judgeShares(
  reading: Reading,
  { providers, instances }: KnownProviders,
  source: Source,
  shares: readonly ProviderShare[],
): boolean {
  const report = (template: string, params: Record<string, string | number> = {}): void =>
    reading.report('plan-capacity-provider', 'error', source, template, params);
  if (shares.every(({ weight }) => weight === 0)) {
    report('At least one capacity provider needs a weight above 0.');
    return false;
  }
  if (shares.filter(({ base }) => base > 0).length > 1) {
    report('Only one capacity provider of a strategy can have a base.');
  }
  if (shares.length > MOST_SHARES) {
    const params = { count: shares.length, most: MOST_SHARES };
    report('{count} capacity providers are given; ECS takes at most {most}.', params);
  }
  const fargate = shares.filter(({ provider }) => isFargate(provider));
  if (fargate.length > 0 && fargate.length < shares.length) {
    report('A strategy has capacity providers of Fargate or of instances, not both.');
  }
  const known = new Set([
    ...providers.map(({ name }) => name),
    ...instances.drafts.map(({ capacityProvider }) => capacityProvider),
  ]);
  for (const { provider } of shares) {
    if (isFargate(provider) || known.has(provider)) continue;
    const template =
      'No container instance and no capacity provider of the plan is called {provider}.';
    reading.report('plan-capacity-provider', 'warning', source, template, { provider });
  }
  return true;
}

const MOST_SHARES = 20;
