import { chosenByDefault } from './group.ts';
import type { MemberSpec, TerminationPolicy } from './spec.ts';

const HOUR = 3_600_000;

/** An instance that could be terminated. */
interface Candidate {
  readonly index: number;
  readonly spec: MemberSpec;
  /** In milliseconds. */
  readonly launchedAt: number;
}

/** Those with the lowest value of a number. */
function lowest<T extends Candidate>(
  members: readonly T[],
  of: (member: T) => number,
): readonly T[] {
  const least = Math.min(...members.map(of));
  return members.filter((member) => of(member) === least);
}

/** Milliseconds until the next full hour of its life. */
function untilFullHour(now: number, { launchedAt }: Candidate): number {
  const age = (now - launchedAt) % HOUR;
  return age === 0 ? 0 : HOUR - age;
}

function narrowed<T extends Candidate>(
  policy: TerminationPolicy,
  members: readonly T[],
  now: number,
): readonly T[] {
  switch (policy) {
    case 'OldestInstance':
      return lowest(members, ({ launchedAt }) => launchedAt);
    case 'NewestInstance':
      return lowest(members, ({ launchedAt }) => -launchedAt);
    case 'OldestLaunchConfiguration': {
      const some = members.filter(({ spec }) => spec.launchConfiguration);
      return some.length > 0 ? some : members;
    }
    case 'OldestLaunchTemplate': {
      const other = members.filter(({ spec }) => spec.currentTemplate === false);
      if (other.length > 0) return other;
      return lowest(members, ({ spec }) => spec.version ?? Number.POSITIVE_INFINITY);
    }
    case 'ClosestToNextInstanceHour':
      return lowest(members, (member) => untilFullHour(now, member));
    case 'AllocationStrategy':
      // All instances of a group are of its first type, so that nothing is to be aligned.
      return members;
    case 'Default':
      return byDefault(members, now);
  }
}

function byDefault<T extends Candidate>(members: readonly T[], now: number): readonly T[] {
  const described = members.map((member) => ({
    member,
    id: '',
    launchConfiguration: member.spec.launchConfiguration ?? false,
    currentTemplate: member.spec.currentTemplate ?? true,
    version: member.spec.version,
    billingHourInMinutes: untilFullHour(now, member) / 60_000,
  }));
  const chosen = chosenByDefault(described);
  return described.flatMap(({ member, ...one }) =>
    chosen &&
    one.launchConfiguration === chosen.launchConfiguration &&
    one.currentTemplate === chosen.currentTemplate &&
    one.version === chosen.version &&
    one.billingHourInMinutes === chosen.billingHourInMinutes
      ? [member]
      : [],
  );
}

/**
 * The instance that scale-in terminates within a zone: the policies one after the other; of equal ones
 * the oldest launch, then the first of the cluster (assumption).
 * @param now milliseconds
 * Source: EC2 Auto Scaling user guide, termination policies.
 */
export function chosenMember<T extends Candidate>(
  policies: readonly TerminationPolicy[],
  members: readonly T[],
  now: number,
): T | undefined {
  let left = members;
  for (const policy of policies) {
    if (left.length > 1) left = narrowed(policy, left, now);
  }
  return [...left].sort((a, b) => a.launchedAt - b.launchedAt || a.index - b.index)[0];
}
