import type { Plan } from '../../plan/plan.ts';
import type { PlanEvent } from '../../simulation/model.ts';

/** What is to happen at the start of a simulation, beside the events of the plan. */
export interface AtStart {
  /** Names of services of which a new revision is deployed. */
  readonly deploy: readonly string[];
  /** Availability Zones that are lost. */
  readonly loseZones: readonly string[];
  /** Names of container instances that are set to DRAINING, EC2 ids, or the last part of their ARNs. */
  readonly drain: readonly string[];
}

/** A name that the plan does not have, and those that it has instead. */
export interface UnknownTarget {
  readonly kind: keyof AtStart;
  readonly name: string;
  readonly known: readonly string[];
}

/** The events at the start of a simulation, or the first name that the plan does not have. */
export function startEvents(
  plan: Plan,
  wanted: AtStart,
): { readonly events: readonly PlanEvent[] } | { readonly unknown: UnknownTarget } {
  const { instances } = plan.cluster;
  const known: Readonly<Record<keyof AtStart, readonly string[]>> = {
    deploy: [...plan.services.values()].map(({ name }) => name),
    loseZones: instances.flatMap(({ availabilityZone }) => availabilityZone ?? []),
    drain: instances.map(({ name }) => name),
  };
  const isThere = (kind: keyof AtStart, name: string): boolean =>
    known[kind].includes(name) ||
    (kind === 'drain' &&
      instances.some((one) => one.ec2InstanceId === name || one.name.endsWith(`/${name}`)));
  for (const kind of ['deploy', 'loseZones', 'drain'] as const) {
    const name = wanted[kind].find((each) => !isThere(kind, each));
    if (name !== undefined) return { unknown: { kind, name, known: [...new Set(known[kind])] } };
  }
  return {
    events: [
      ...wanted.deploy.map((target): PlanEvent => ({ at: 0, event: 'deploy', target })),
      ...wanted.loseZones.map(
        (target): PlanEvent => ({ at: 0, event: 'loseAvailabilityZone', target }),
      ),
      ...wanted.drain.map((target): PlanEvent => ({ at: 0, event: 'drain', target })),
    ],
  };
}
