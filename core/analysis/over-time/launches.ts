import type { Plan } from '../../plan/plan.ts';
import type { Launch } from '../../simulation/model.ts';

/** The ways to launch the tasks of a service, in the order of its capacity provider strategy. */
export function launchesOf(plan: Plan, group: string): readonly Launch[] {
  const launches: Launch[] = [];
  for (const { request, rule } of plan.requests) {
    if (request.group !== group) continue;
    launches.push({ kind: 'EC2', request, ...(rule ? { share: rule } : {}) });
  }
  for (const {
    group: own,
    capacityProvider: provider,
    zones,
    rule,
    requirements,
  } of plan.fargate) {
    if (own !== group) continue;
    const names = zones.map(({ zone }) => zone);
    const { task } = requirements;
    launches.push({
      kind: 'FARGATE',
      provider,
      zones: names,
      task,
      ...(rule ? { share: rule } : {}),
    });
  }
  return launches;
}
