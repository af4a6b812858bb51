import type { ProviderShare } from '../placement/capacity-provider-split.ts';
import { readProviders } from './preferences.ts';
import { get, items, type Reading, type Source } from './reading.ts';
import { judgeShares, type KnownProviders } from './shares.ts';

/**
 * The cluster's `defaultCapacityProviderStrategy`: what holds for services and tasks with neither a
 * launch type nor a strategy of their own. The plan has the list itself, or the path of what
 * describe-clusters prints. Source: API reference, CreateService and RunTask.
 */
export async function readDefaultStrategy(
  reading: Reading,
  source: Source,
  cluster: string,
  known: KnownProviders,
): Promise<readonly ProviderShare[]> {
  const list = await listOf(reading, source, cluster);
  if (!list) return [];
  const shares = readProviders(reading, list);
  return shares.length > 0 && judgeShares(reading, known, list, shares) ? shares : [];
}

async function listOf(
  reading: Reading,
  source: Source,
  cluster: string,
): Promise<Source | undefined> {
  const { node } = source;
  if (node.kind === 'array') {
    const [path] = items(source).filter((item) => item.node.kind === 'string');
    return path ? listOf(reading, path, cluster) : source;
  }
  if (node.kind === 'string') {
    const file = await reading.follow(source);
    return file && listOf(reading, file, cluster);
  }
  const clusters = items(get(source, 'clusters'));
  const named = clusters.find((each) => each.node.get('clusterName').text === cluster);
  const own = get(named ?? clusters[0] ?? source, 'defaultCapacityProviderStrategy');
  return own.node.exists ? own : undefined;
}
