import {
  type ProviderShare,
  splitByStrategy,
  stopByStrategy,
} from '../placement/capacity-provider-split.ts';
import { isFargate } from './fargate.ts';
import { readProviders } from './preferences.ts';
import { get, type Reading, type Source } from './reading.ts';
import type { Requests, Wanted } from './wanted.ts';

/** What a capacity provider takes, or gives up; without one only the launch type decides. */
export interface Share {
  readonly provider: string | undefined;
  /** Copies to place. */
  readonly copies: number;
  /** Copies to stop. */
  readonly surplus: number;
  /** What the strategy says of the provider; nothing of a launch type. */
  readonly rule?: ProviderShare;
}

/** What a strategy can name: providers that the plan describes, or to which instances belong. */
export type KnownProviders = Pick<Requests, 'providers' | 'instances'>;

/**
 * Parts the copies that are placed or stopped over the capacity providers of a service or task. Bases
 * and weights hold for all copies of a service: what runs on a provider already is part of its share.
 */
export function sharesOf(
  reading: Reading,
  requests: Requests,
  wanted: Wanted,
  count: number,
): readonly Share[] {
  const { group, kind, running, desired, daemon, deploying = false, source } = wanted;
  const surplus = daemon || deploying ? 0 : Math.max(0, running - desired);
  const at = get(source, 'capacityProviderStrategy');
  const own = readProviders(reading, at);
  if (own.length > 0 && !judgeShares(reading, requests, at, own)) return [];
  const shares = own.length > 0 || !takesDefault(wanted) ? own : requests.defaultStrategy;
  // A call of RunTask parts its own tasks, whatever runs of their group.
  const there = shares.map(({ provider }) =>
    kind === 'task' ? 0 : requests.running.on(group, provider),
  );
  const taken = splitByStrategy(shares, count, there);
  if (!taken) {
    const fargate = source.node.get('launchType').string === 'FARGATE';
    return [{ provider: fargate ? 'FARGATE' : undefined, copies: count, surplus }];
  }
  const stopped = stopByStrategy(shares, surplus, there);
  return shares.map((rule, index) => ({
    provider: rule.provider,
    rule,
    copies: taken[index] ?? 0,
    surplus: stopped[index] ?? 0,
  }));
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
  if (shares.length > 1 && shares.every(({ weight }) => weight === 0)) {
    report('At least one capacity provider needs a weight above 0.');
    return false;
  }
  if (shares.filter(({ base }) => base > 0).length > 1) {
    report('Only one capacity provider of a strategy can have a base.');
  }
  if (shares.length > MOST_SHARES) {
    const params = { count: shares.length, most: MOST_SHARES };
    report('{count} capacity providers; ECS accepts at most {most}.', params);
  }
  const fargate = shares.filter(({ provider }) => isFargate(provider));
  if (fargate.length > 0 && fargate.length < shares.length) {
    report('A strategy can contain Fargate capacity providers or others, not both.');
  }
  const known = new Set([
    ...providers.map(({ name }) => name),
    ...instances.drafts.map(({ capacityProvider }) => capacityProvider),
  ]);
  for (const { provider } of shares) {
    if (isFargate(provider) || known.has(provider)) continue;
    const template =
      'The plan has no capacity provider {provider} and no container instance of it.';
    reading.report('plan-capacity-provider', 'warning', source, template, { provider });
  }
  return true;
}

const MOST_SHARES = 20;
