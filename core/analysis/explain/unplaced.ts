import type { Reason, ReasonCode } from '../../placement/filters/filters.ts';
import { checksOf, reasonsOf } from '../../placement/filters/filters.ts';
import type { PlacementRequest, PlacementResult } from '../../placement/model.ts';
import { stateBefore } from '../../placement/replay.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import { serviceEvent } from './event.ts';
import type { InstanceReasons } from './instance-reasons.ts';
import { reportOf } from './report.ts';
import { counted } from './words.ts';

/** One reason with all instances that have it. */
export interface CountedReason {
  readonly code: ReasonCode;
  /** What is asked that is no amount, such as a port. */
  readonly subject?: string;
  readonly containerInstances: readonly string[];
  /** Counted, with the numbers of the instance that comes closest. */
  readonly message: Message;
}

/** Why copies of a request did not land. */
export interface UnplacedExplanation {
  readonly group: string;
  readonly unplaced: number;
  readonly instances: readonly InstanceReasons[];
  /** Every reason, that of most instances first. */
  readonly reasons: readonly CountedReason[];
  /** The service event that ECS prints; empty where it prints none. */
  readonly event: string;
  /** What ECS does about them instead of an event. */
  readonly report: Message | undefined;
}

/**
 * Asks every instance, after the last copy that landed, what it lacks for the next.
 * @param outcome index in `result.outcomes`
 * @returns undefined when all tasks were placed
 */
export function explainUnplaced(
  result: PlacementResult,
  outcome: number,
): UnplacedExplanation | undefined {
  const found = result.outcomes[outcome];
  if (!found || found.unplaced === 0) return undefined;
  const { request, unplaced, missed } = found;
  const state = stateBefore(result, { outcome, copy: found.placed.length });
  const reasonsAt = reasonsOf(checksOf(request), state);
  const asked = request.scheduling === 'DAEMON' ? missed : result.cluster.instances.keys();
  const instances: InstanceReasons[] = [];
  for (const index of asked) {
    const { name } = state.roster.instance(index);
    if (name !== (request.containerInstance ?? name)) continue;
    instances.push({ containerInstance: name, reasons: reasonsAt(index) });
  }
  const reasons = countReasons(instances, request);
  const event = serviceEvent(request, instances);
  const report = event === '' ? reportOf(request, instances) : undefined;
  return { group: request.group, unplaced, instances, reasons, event, report };
}

function countReasons(
  instances: readonly InstanceReasons[],
  { containerInstance: wanted }: PlacementRequest,
): readonly CountedReason[] {
  if (instances.length === 0) {
    const said =
      wanted === undefined
        ? message('the cluster has no container instances')
        : message('the cluster has no container instance {wanted}', { wanted });
    return [{ code: 'NO_INSTANCES', containerInstances: [], message: said }];
  }
  const groups = new Map<string, { reasons: Reason[]; containerInstances: string[] }>();
  for (const { containerInstance, reasons } of instances) {
    for (const reason of reasons) {
      const key = `${reason.code} ${reason.subject ?? ''}`;
      const group = groups.get(key) ?? { reasons: [], containerInstances: [] };
      group.reasons.push(reason);
      if (group.containerInstances.at(-1) !== containerInstance) {
        group.containerInstances.push(containerInstance);
      }
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(({ reasons, containerInstances }) => ({
      code: reasons[0]?.code ?? 'NO_INSTANCES',
      ...(reasons[0]?.subject === undefined ? {} : { subject: reasons[0].subject }),
      containerInstances,
      message: counted(reasons, containerInstances.length),
    }))
    .sort((a, b) => b.containerInstances.length - a.containerInstances.length);
}
