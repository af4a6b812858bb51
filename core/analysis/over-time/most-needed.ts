import type { Plan } from '../../plan/plan.ts';

/**
 * Tasks that the load of a service needs at its peak: as many as keep the metrics of its target tracking
 * policies at their targets, and as many as can take the load at all; within its limits.
 */
export function mostNeeded({ scaling }: Plan, service: string): number {
  const spec = scaling.services.find((one) => one.service === service);
  const loads = [
    ...(spec?.policies ?? [])
      .filter(({ absolute }) => !absolute)
      .map(({ load, factor = 1, target }) => ({ load, perTask: target / factor })),
    ...scaling.demands.filter((one) => one.service === service),
  ];
  let most = 0;
  for (const { load, perTask } of loads) {
    for (const [, value] of load.points) most = Math.max(most, Math.ceil(value / perTask - 1e-9));
  }
  return Math.min(most, spec?.max ?? Number.POSITIVE_INFINITY);
}
