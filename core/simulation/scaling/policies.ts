/** What one policy asks for. */
export interface Proposal {
  /** Tasks; undefined when neither of its alarms is in ALARM. */
  readonly result: number | undefined;
  /** A policy that does not scale in has no say in it. */
  readonly disableScaleIn: boolean;
}

/**
 * The capacity that several target tracking policies come to: the largest of those that scale out; in only
 * when all policies that scale in agree, then the largest of what they ask for.
 * @param current desired count in tasks
 * Source: Application Auto Scaling user guide, multiple scaling policies.
 */
export function combined(current: number, proposals: readonly Proposal[]): number {
  const asked = proposals.flatMap(({ result }) => (result === undefined ? [] : [result]));
  const most = Math.max(current, ...asked);
  if (most > current) return most;
  const deciding = proposals.filter(({ disableScaleIn }) => !disableScaleIn);
  const inward: number[] = [];
  for (const { result } of deciding) {
    if (result === undefined || result >= current) return current;
    inward.push(result);
  }
  return inward.length > 0 ? Math.max(...inward) : current;
}

/** Whether a policy acts while a service is deployed. */
export interface DuringDeployment {
  readonly scales: boolean;
  /** Which revisions get the capacity; undefined where only one is there or the policy does not act. */
  readonly revisions: 'both' | undefined;
  /** Why it does not act: NotScaledReason of DescribeScalingActivities. */
  readonly reason: 'TargetServicePutResourceAsUnscalable' | undefined;
}

/**
 * During a deployment of a service with the deployment controller ECS or CODE_DEPLOY scale-in is off;
 * scale-out applies to both revisions. Sources: developer guide, service auto scaling; recording of a
 * live account; announcement of November 2025.
 */
export function duringDeployment(
  controller: string,
  deploying: boolean,
  direction: 'in' | 'out',
): DuringDeployment {
  const held = deploying && controller !== 'EXTERNAL';
  if (!held) return { scales: true, revisions: undefined, reason: undefined };
  if (direction === 'out') return { scales: true, revisions: 'both', reason: undefined };
  return { scales: false, revisions: undefined, reason: 'TargetServicePutResourceAsUnscalable' };
}
