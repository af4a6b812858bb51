import { afterLoss } from '../../placement/loss.ts';
import { place } from '../../placement/place.ts';
import type { FargateCopies, Plan, PlannedRequest } from '../../plan/plan.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText } from './fields.ts';

/** An Availability Zone fails. No file can say this. */
export interface LoseZone {
  readonly kind: 'loseZone';
  readonly zone: string;
}

export const loseZone: ChangeKind<LoseZone> = {
  kind: 'loseZone',
  read: ({ zone }) => (isText(zone) ? { zone } : undefined),
  words: ({ zone }) => message('{zone} fails', { zone }),
  plan: (plan, { zone }) => withoutZone(plan, zone),
  events: ({ zone }) => [{ at: 0, event: 'loseAvailabilityZone', target: zone }],
};

/**
 * The plan after an Availability Zone has failed: what was placed elsewhere stays where it is, the tasks
 * of services that ran there are to be placed again, standalone tasks and daemons ended with it.
 */
function withoutZone(plan: Plan, zone: string): Plan {
  const placed = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, placed, { seed: plan.seed });
  const after = afterLoss(result, ({ availabilityZone = '' }) => availabilityZone === zone);
  const requests = plan.requests.map((planned, number): PlannedRequest => {
    const request = after.requests[number] ?? planned.request;
    if (request.scheduling === 'DAEMON') {
      const running = after.cluster.instances.reduce(
        (sum, { groups }) => sum + (groups.get(request.group) ?? 0),
        0,
      );
      return { ...planned, request, running, desired: running };
    }
    const { placed: before = [] } = result.outcomes[number] ?? {};
    const lost = after.lost[number] ?? 0;
    const ended = after.ended.get(request.group) ?? 0;
    const running = planned.running + before.length - lost - ended;
    return { ...planned, request, running, desired: running + request.count };
  });
  const stays = plan.cluster.instances.map(
    ({ availabilityZone = '' }) => availabilityZone !== zone,
  );
  return {
    ...plan,
    cluster: after.cluster,
    instancePlaces: plan.instancePlaces.filter((_, index) => stays[index]),
    requests,
    fargate: plan.fargate.map((copies) => fargateWithout(copies, zone)),
  };
}

/** Fargate starts the lost tasks in the other zones of their subnets; without one they have no place. */
function fargateWithout(copies: FargateCopies, zone: string): FargateCopies {
  const lost = copies.zones.find((one) => one.zone === zone);
  const zones = copies.zones.filter((one) => one.zone !== zone);
  if (!lost) return copies;
  const moved = zones.map((one) => ({ ...one }));
  if (moved.length > 0) {
    for (let left = lost.copies + lost.running; left > 0; left--) {
      const least = moved.reduce((one, other) =>
        other.copies + other.running < one.copies + one.running ? other : one,
      );
      least.copies++;
    }
  }
  const sum = (name: 'copies' | 'running'): number =>
    moved.reduce((total, one) => total + one[name], 0);
  return { ...copies, zones: moved, copies: sum('copies'), running: sum('running') };
}
