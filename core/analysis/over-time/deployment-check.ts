import type { PlacementResult } from '../../placement/model.ts';
import { standing } from '../../placement/standing.ts';
import type { ServiceBehaviour } from '../../plan/behaviour.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Block } from '../../simulation/entities.ts';
import type { RunningTask, SimulationInput } from '../../simulation/model.ts';
import type { End } from '../../simulation/result.ts';
import { simulating } from '../../simulation/simulate.ts';
import type { Work } from '../../work.ts';
import { launchesOf } from './launches.ts';

/** What a deployment of one service alone comes to, all else standing still. */
export interface DeploymentCheck {
  readonly service: string;
  readonly end: End;
  readonly blockedBy: Block | undefined;
  /** Seconds until it completed. */
  readonly duration: number | undefined;
  /** Most tasks that are PENDING or RUNNING at once. */
  readonly peakTasks: number;
}

/** Simulates a deployment of a service on the placed plan. */
export function* checkingDeployment(
  plan: Plan,
  result: PlacementResult,
  service: ServiceBehaviour,
): Work<DeploymentCheck> {
  const { services } = yield* simulating(aloneOn(plan, result, service));
  const found = services.get(service.name);
  const completedAt = found?.deployments.at(-1)?.completedAt ?? -1;
  return {
    service: service.name,
    end: found?.end ?? 'stuck',
    blockedBy: found?.blockedBy,
    duration: completedAt < 0 ? undefined : completedAt / 1000,
    peakTasks: found?.extremes.peak ?? 0,
  };
}

/** Simulates what becomes of the tasks of a service on DRAINING instances. */
export function* checkingDrain(
  plan: Plan,
  result: PlacementResult,
  service: ServiceBehaviour,
): Work<DeploymentCheck> {
  const { services } = yield* simulating({ ...aloneOn(plan, result, service), events: [] });
  const found = services.get(service.name);
  return {
    service: service.name,
    end: found?.end ?? 'stuck',
    blockedBy: found?.blockedBy,
    duration: undefined,
    peakTasks: found?.extremes.peak ?? 0,
  };
}

/**
 * A simulation of one service on the placed plan: only it has tasks that can change, those of others
 * merely take their resources. It is deployed at the start.
 */
export function aloneOn(
  plan: Plan,
  result: PlacementResult,
  service: ServiceBehaviour,
): SimulationInput {
  const cluster = standing(result);
  const launches = launchesOf(plan, service.group);
  const running: RunningTask[] = [];
  for (const [instance, { groups, capacityProvider }] of cluster.instances.entries()) {
    const launch = launches.findIndex(
      (one) => one.kind === 'EC2' && one.request.capacityProvider === capacityProvider,
    );
    for (let copy = 0; copy < (groups.get(service.group) ?? 0); copy++) {
      running.push({ revision: 'current', instance, launch: Math.max(0, launch) });
    }
  }
  for (const [launch, one] of launches.entries()) {
    if (one.kind !== 'FARGATE') continue;
    const lane = plan.fargate.find(
      ({ group, capacityProvider }) => group === service.group && capacityProvider === one.provider,
    );
    for (const { zone, copies, running: there } of lane?.zones ?? []) {
      for (let copy = 0; copy < copies + there; copy++) {
        running.push({ revision: 'current', instance: -1, launch, zone });
      }
    }
  }
  const { timing, loadBalancer, containerCheck, digestsKnown, daemon } = service;
  return {
    cluster,
    services: [
      {
        ...service,
        scheduling: daemon ? 'DAEMON' : 'REPLICA',
        // What has no place already keeps the service from a steady state, not the deployment.
        desired: daemon ? running.length : Math.min(service.desired, running.length),
        loadBalancer: loadBalancer ? 'application' : undefined,
        rebalancing: false,
        timing,
        revisions: [{ name: 'current', launches, containerCheck, digestsKnown }],
        running,
        deploymentInProgress: false,
      },
    ],
    events: [{ at: 0, event: 'deploy', target: service.name }],
    timing: plan.timing,
    seed: plan.seed,
  };
}

/** A deployment of every service, one at a time. */
export function* checkingDeployments(
  plan: Plan,
  result: PlacementResult,
): Work<readonly DeploymentCheck[]> {
  const checks: DeploymentCheck[] = [];
  const services = [...plan.services.values()];
  for (const [at, service] of services.entries()) {
    if (launchesOf(plan, service.group).length === 0) continue;
    yield at / services.length;
    checks.push(yield* checkingDeployment(plan, result, service));
  }
  return checks;
}

/** The largest minimum that lets a deployment that is stuck complete; undefined when none does. */
export function* findingMinimum(
  plan: Plan,
  result: PlacementResult,
  service: ServiceBehaviour,
): Work<number | undefined> {
  const { desired, minimumHealthyPercent } = service;
  // One task fewer, then half of them, then none.
  const one = Math.floor(((desired - 1) * 100) / Math.max(1, desired));
  for (const percent of new Set([one, 50, 0])) {
    if (percent >= minimumHealthyPercent) continue;
    const changed = { ...service, minimumHealthyPercent: percent };
    const check = yield* checkingDeployment(plan, result, changed);
    if (check.end === 'completed') return percent;
  }
  return undefined;
}
