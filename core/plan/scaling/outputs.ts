import { entries, get, items, type Reading, type Source } from '../reading.ts';

/** What Application Auto Scaling and CloudWatch print, by the member that holds the list. */
const OUTPUTS = ['ScalableTargets', 'ScalingPolicies', 'ScheduledActions', 'MetricAlarms'] as const;

type Output = (typeof OUTPUTS)[number];

/** What a plan says of scaling: what the AWS CLI prints, and short forms. */
export interface ScalingEntries {
  readonly outputs: Readonly<Record<Output, readonly Source[]>>;
  /** Objects with a member for each service. */
  readonly short: readonly Source[];
}

/** Finds what `scaling` of a plan holds: objects by service, outputs, single entries of them, and files. */
export async function scalingEntries(reading: Reading, source: Source): Promise<ScalingEntries> {
  const found: Record<Output, Source[]> = {
    ScalableTargets: [],
    ScalingPolicies: [],
    ScheduledActions: [],
    MetricAlarms: [],
  };
  const short: Source[] = [];
  for await (const entry of entries(reading, source)) {
    if (!entry.node.exists || entry.node.isUnknown) continue;
    const lists = OUTPUTS.filter((name) => entry.node.get(name).exists);
    const kind = lists.length === 0 ? kindOf(entry) : undefined;
    if (kind) found[kind].push(entry);
    else if (lists.length === 0) short.push(entry);
    for (const name of lists) found[name].push(...items(get(entry, name)));
  }
  return { outputs: found, short };
}

/** One entry of an output by itself. */
function kindOf({ node }: Source): Output | undefined {
  if (node.get('ScheduledActionName').exists) return 'ScheduledActions';
  if (node.get('PolicyType').exists && node.get('ResourceId').exists) return 'ScalingPolicies';
  if (node.get('AlarmName').exists && node.get('Threshold').exists) return 'MetricAlarms';
  if (node.get('ResourceId').exists && node.get('MinCapacity').exists) return 'ScalableTargets';
  return undefined;
}
