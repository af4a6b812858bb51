import { managedScaling } from '../../placement/service/managed-scaling.ts';

/**
 * Instances with a task other than of a daemon.
 * @param instances the tasks of each, by family or service
 * Source: developer guide, managed scaling behavior.
 */
export function nonEmptyInstances(
  instances: readonly (readonly string[])[],
  daemons: ReadonlySet<string>,
): number {
  return instances.filter((tasks) => tasks.some((task) => !daemons.has(task))).length;
}

/** CapacityProviderReservation as the console prints it: whole percent, the rest cut off. */
export function printedReservation(metric: number): number {
  return Math.floor(metric + 1e-9);
}

/**
 * Threshold of the low alarm of managed scaling: the target at 100, nine tenths of it below.
 * Source: alarms of capacity providers in public repositories.
 */
export function reservationLowThreshold(target: number): number {
  return target >= 100 ? target : Number((target * 0.9).toPrecision(12));
}

/**
 * The next desired capacity of a group that scales in: each minute less than half of the instances go,
 * of two one. Source: AWS containers blog, faster scale-in, September 2022.
 */
export function scaleInStep(from: number, to: number): number {
  const most = Math.max(1, Math.floor((from - 1) / 2));
  return Math.max(to, from - most);
}

/** All desired capacities of a scale-in, one for each minute. */
export function scaleInSteps(from: number, to: number): readonly number[] {
  const steps: number[] = [];
  for (let now = from; now > to; ) {
    now = scaleInStep(now, to);
    steps.push(now);
  }
  return steps;
}

/** Instances of a group at rest when `needed` of them are busy. @param target percent */
export function instancesAtRest(needed: number, target: number): number {
  if (needed === 0) return 0;
  return managedScaling(needed, needed, target).desired;
}

/** What becomes of one more task of a service for which no instance has room. */
export type Waits = 'PROVISIONING' | 'REFUSED' | 'FAILED' | 'PLACED';

/**
 * With managed scaling the task waits in PROVISIONING unless the cluster has too many of them; without
 * it its placement fails at once.
 * @param provisioning tasks in PROVISIONING in the cluster
 * Sources: developer guide, cluster auto scaling; service quotas.
 */
export function withoutRoom(
  managed: boolean,
  freeSlots: number,
  provisioning: number,
  limit: number,
): Waits {
  if (freeSlots > 0) return 'PLACED';
  if (!managed) return 'FAILED';
  return provisioning < limit ? 'PROVISIONING' : 'REFUSED';
}

/**
 * When a task that waits in PROVISIONING is stopped, in seconds; undefined when capacity comes first.
 * Without managed scaling it does not wait at all.
 * @param capacityAt seconds, infinite when no instance can be added
 */
export function provisioningEnds(
  managed: boolean,
  since: number,
  capacityAt: number,
  timeout: number,
): number | undefined {
  if (!managed) return since;
  return capacityAt <= since + timeout ? undefined : since + timeout;
}

/** What ends an instance. */
export type TerminationCause = 'scaleIn' | 'instanceRefresh' | 'spotInterruption';

/** What happens to an instance that is to end. */
export type TerminationOutcome = 'kept' | 'drained' | 'terminated';

/**
 * Managed termination protection keeps instances with tasks from scale-in, and from nothing else. Managed
 * draining lets the tasks of the others end. Source: developer guide, managed instance draining.
 * @param tasks tasks on the instance, daemons not counted
 */
export function onTermination(
  cause: TerminationCause,
  provider: { readonly managedTerminationProtection: boolean; readonly managedDraining: boolean },
  tasks: number,
): TerminationOutcome {
  if (tasks === 0) return 'terminated';
  if (cause === 'scaleIn' && provider.managedTerminationProtection) return 'kept';
  return provider.managedDraining ? 'drained' : 'terminated';
}

/**
 * The earliest moment at which an idle Managed Instance is terminated, in seconds; undefined when it
 * stays. @param scaleInAfter seconds, 0 to 3,600; -1 never; undefined is the default of the service,
 * which is not published: from when it is idle
 * Source: API reference, ManagedInstancesProvider.
 */
export function idleInstanceEnds(
  idleSince: number,
  scaleInAfter: number | undefined,
): number | undefined {
  if (scaleInAfter === -1) return undefined;
  return idleSince + (scaleInAfter ?? 0);
}
