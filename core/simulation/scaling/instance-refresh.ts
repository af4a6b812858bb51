import type { PlanEvent } from '../model.ts';
import { Rank } from '../queue.ts';
import { milliseconds } from '../settings.ts';
import type { World } from '../world.ts';
import type { AutoScalingGroup } from './auto-scaling-group.ts';
import type { Member } from './members.ts';
import { refreshPlan } from './refresh.ts';

/** Source: API reference, RefreshPreferences: default of MinHealthyPercentage. */
const MIN_HEALTHY = 90;
const MAX_HEALTHY = 100;

/**
 * Replaces the instances of a group in batches: each batch is launched and warms up before the next one;
 * terminations are not waited for. With a minimum of 100 percent new ones are launched first.
 * Source: EC2 Auto Scaling user guide, instance refresh overview.
 */
export function refreshInstances(world: World, group: AutoScalingGroup, event: PlanEvent): void {
  const { min = MIN_HEALTHY, max = MAX_HEALTHY, refreshWarmup } = event;
  group.members.notice();
  const left = [...group.members.inService];
  const plan = refreshPlan(left.length, min, Math.max(max, MAX_HEALTHY));
  const subject = group.spec.name;
  world.record('INSTANCE_REFRESH_STARTED', { subject, value: left.length });
  const warmup =
    refreshWarmup === undefined ? group.settings.get('refreshWarmup') : milliseconds(refreshWarmup);
  const duration =
    group.settings.get('asgReaction') + group.settings.get('instanceLaunch') + warmup;
  const next = (): void => {
    const batch = left.splice(0, plan.batch).filter(({ state }) => state === 'InService');
    if (batch.length === 0 && left.length === 0) {
      world.record('INSTANCE_REFRESH_COMPLETED', { subject });
      return;
    }
    replace(world, group, batch, plan.launchFirst, duration);
    world.at(world.now + duration, Rank.scaling, next);
  };
  next();
}

function replace(
  world: World,
  group: AutoScalingGroup,
  batch: readonly Member[],
  launchFirst: boolean,
  duration: number,
): void {
  if (!launchFirst) {
    for (const member of batch) group.members.terminate(member);
    group.order(batch.length);
    return;
  }
  group.order(batch.length);
  world.at(world.now + duration, Rank.instance, () => {
    for (const member of batch) {
      if (member.state === 'InService') group.members.terminate(member);
    }
  });
}
