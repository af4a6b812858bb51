import { splitByStrategy } from '../capacity-provider-split.ts';
import { readProviders } from './preferences.ts';
import { get, type Reading, type Source } from './reading.ts';
import type { Requests, Wanted } from './requests.ts';

/** Copies to place on a capacity provider; without one where only the launch type decides. */
export type Share = readonly [provider: string | undefined, copies: number];

/**
 * Parts `count` copies over the capacity providers of a service or task. Bases and weights hold for
 * all copies wanted: what runs on a provider already is part of its share.
 */
export function sharesOf(
  reading: Reading,
  requests: Requests,
  { source, group, running }: Wanted,
  count: number,
): readonly Share[] {
  const launchType = source.node.get('launchType').string;
  const shares = readProviders(reading, source);
  if (shares.length === 0) return [[launchType === 'FARGATE' ? 'FARGATE' : undefined, count]];
  const at = get(source, 'capacityProviderStrategy');
  const wanted = splitByStrategy(shares, count + running);
  if (!wanted) {
    const template = 'At least one capacity provider needs a weight above 0.';
    reading.report('plan-capacity-provider', 'error', at, template);
    return [];
  }
  judge(reading, requests, at, shares);
  let left = count;
  const missing = shares.map(({ provider }, index): Share => {
    const copies = Math.max(0, (wanted[index] ?? 0) - requests.running.on(group, provider));
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

/** What ECS would refuse about a strategy. Source: API reference, CapacityProviderStrategyItem. */
function judge(
  reading: Reading,
  { providers, instances }: Requests,
  source: Source,
  shares: ReturnType<typeof readProviders>,
): void {
  const report = (template: string, params: Record<string, string | number> = {}): void =>
    reading.report('plan-capacity-provider', 'error', source, template, params);
  if (shares.filter(({ base }) => base > 0).length > 1) {
    report('Only one capacity provider of a strategy can have a base.');
  }
  if (shares.length > MOST_SHARES) {
    const params = { count: shares.length, most: MOST_SHARES };
    report('{count} capacity providers are given; ECS takes at most {most}.', params);
  }
  const fargate = shares.filter(({ provider }) => provider.startsWith('FARGATE'));
  if (fargate.length > 0 && fargate.length < shares.length) {
    report('A strategy has capacity providers of Fargate or of instances, not both.');
  }
  const known = new Set([
    ...providers.map(({ name }) => name),
    ...instances.drafts.map(({ capacityProvider }) => capacityProvider),
  ]);
  for (const { provider } of shares) {
    if (provider.startsWith('FARGATE') || known.has(provider)) continue;
    const template =
      'No container instance and no capacity provider of the plan is called {provider}.';
    reading.report('plan-capacity-provider', 'warning', source, template, { provider });
  }
}

const MOST_SHARES = 20;
