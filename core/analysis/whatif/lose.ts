import type { Plan } from '../../plan/plan.ts';

/** The plan after an Availability Zone has failed: its instances are gone, what ran there is placed again. */
export function withoutZone(plan: Plan, zone: string): Plan {
  const { instances } = plan.cluster;
  const stays = instances.map(({ availabilityZone }) => (availabilityZone ?? '') !== zone);
  const lost = new Map<string, number>();
  for (const [index, { groups }] of instances.entries()) {
    if (stays[index]) continue;
    for (const [group, count] of groups) lost.set(group, (lost.get(group) ?? 0) + count);
  }
  const requests = plan.requests.map((planned) => {
    const again = lost.get(planned.request.group) ?? 0;
    lost.delete(planned.request.group);
    if (again === 0 || planned.request.scheduling === 'DAEMON') return planned;
    const request = { ...planned.request, count: planned.request.count + again };
    return { ...planned, request, running: Math.max(0, planned.running - again) };
  });
  return {
    ...plan,
    cluster: { ...plan.cluster, instances: instances.filter((_, index) => stays[index]) },
    instancePlaces: plan.instancePlaces.filter((_, index) => stays[index]),
    requests,
  };
}
