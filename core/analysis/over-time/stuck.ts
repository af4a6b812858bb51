import type { PlacementResult } from '../../placement/model.ts';
import { standing } from '../../placement/standing.ts';
import type { ServiceBehaviour } from '../../plan/behaviour.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Block } from '../../simulation/entities.ts';
import { type Message, message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import { checkingDeployment, checkingDrain, findingMinimum } from './deployment-check.ts';

/** A service of which no deployment can complete. */
export interface StuckDeployment {
  readonly service: ServiceBehaviour;
  /** Index of its first request in the plan. */
  readonly request: number;
  readonly message: Message;
  /** The minimumHealthyPercent that lets a deployment complete; tried. */
  readonly minimumHealthyPercent: number | undefined;
}

const WHY: Readonly<Record<Block, readonly [alone: string, remedy: string]>> = {
  capacity: [
    'A deployment of {service} cannot make progress: no container instance has room for a further task.',
    'A deployment of {service} cannot make progress: no container instance has room for a further task. With minimumHealthyPercent {percent} it completes.',
  ],
  deploymentConfiguration: [
    'A deployment of {service} cannot make progress: minimumHealthyPercent and maximumPercent let it neither stop nor start a task.',
    'A deployment of {service} cannot make progress: minimumHealthyPercent and maximumPercent let it neither stop nor start a task. With minimumHealthyPercent {percent} it completes.',
  ],
  protection: [
    'A deployment of {service} cannot make progress: its tasks are protected.',
    'A deployment of {service} cannot make progress: its tasks are protected. With minimumHealthyPercent {percent} it completes.',
  ],
  tasksFail: [
    'A deployment of {service} cannot make progress: its tasks fail to start.',
    'A deployment of {service} cannot make progress: its tasks fail to start. With minimumHealthyPercent {percent} it completes.',
  ],
};

const DRAINING = [
  '{tasks, plural, one {# task} other {# tasks}} of {service} on DRAINING instances cannot be replaced: no other container instance has room.',
  '{tasks, plural, one {# task} other {# tasks}} of {service} on DRAINING instances cannot be replaced: minimumHealthyPercent and maximumPercent let the service neither stop nor start a task.',
] as const;

/** Tasks of the group on DRAINING instances. */
function onDraining(result: PlacementResult, group: string): number {
  return standing(result).instances.reduce(
    (sum, { status, groups }) => (status === 'DRAINING' ? sum + (groups.get(group) ?? 0) : sum),
    0,
  );
}

/** Larger ones ECS does not take. Source: service quotas. */
const MOST_INSTANCES = 5000;
const MOST_TASKS = 5000;

/**
 * Services of which a deployment is stuck on the placed plan. Of a service that is not placed in full
 * nothing is said, since that is known already, and nothing of one that uses capacity providers.
 * @param shouldStop asked between services
 */
export function* findingStuck(
  plan: Plan,
  result: PlacementResult,
  shouldStop: () => boolean = () => false,
): Work<readonly StuckDeployment[]> {
  const found: StuckDeployment[] = [];
  if (result.cluster.instances.length > MOST_INSTANCES) return found;
  for (const [group, service] of plan.services) {
    if (shouldStop()) break;
    const request = plan.requests.findIndex((one) => one.request.group === group);
    const short = result.outcomes.some((one) => one.request.group === group && one.unplaced > 0);
    if (request < 0 || short || service.desired === 0 || service.desired > MOST_TASKS) continue;
    // A capacity provider may launch instances for it.
    const own = plan.requests.filter((one) => one.request.group === group);
    if (own.some((one) => one.request.capacityProvider !== undefined)) continue;
    const draining = onDraining(result, group);
    if (draining > 0 && !service.daemon) {
      const drain = yield* checkingDrain(plan, result, service);
      if (drain.end === 'stuck') {
        const template = DRAINING[drain.blockedBy === 'deploymentConfiguration' ? 1 : 0];
        const params = { service: service.name, tasks: draining };
        const said = message(template, params);
        found.push({ service, request, message: said, minimumHealthyPercent: undefined });
        continue;
      }
    }
    const check = yield* checkingDeployment(plan, result, service);
    if (check.end !== 'stuck') continue;
    const minimumHealthyPercent = yield* findingMinimum(plan, result, service);
    const [alone, remedy] = WHY[check.blockedBy ?? 'capacity'];
    const params = { service: service.name, percent: minimumHealthyPercent ?? 0 };
    found.push({
      service,
      request,
      message: message(minimumHealthyPercent === undefined ? alone : remedy, params),
      minimumHealthyPercent,
    });
  }
  return found;
}
