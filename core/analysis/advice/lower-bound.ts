import { checksOf } from '../../placement/filters/filters.ts';
import type { ContainerInstance, PlacementRequest } from '../../placement/model.ts';
import { RESOURCE_NAMES, RESOURCES } from '../../placement/resources.ts';
import { State } from '../../placement/state.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import { empty } from '../change/models.ts';

/** A number of instances that no placing can do without. */
export interface LowerBound {
  readonly count: number;
  /** Why. */
  readonly message: Message;
}

/**
 * The best of the simple bounds: of each resource what all copies ask for by what an instance has
 * after its daemons; copies larger than half an instance, of which no two share one; copies with the
 * same static host port; copies of a group with `distinctInstance`.
 */
export function lowerBound(
  requests: readonly PlacementRequest[],
  kinds: readonly ContainerInstance[],
): LowerBound {
  const daemons = requests.filter(({ scheduling }) => scheduling === 'DAEMON');
  const replicas = requests.filter(({ scheduling }) => scheduling === 'REPLICA');
  const bounds: LowerBound[] = [{ count: 0, message: message('no tasks are placed') }];
  const daemonsOf = kinds.map((kind) => daemons.filter((request) => standsOnAny(request, kind)));
  for (const name of RESOURCE_NAMES) {
    const taken = daemonsOf.map((on) => on.reduce((sum, one) => sum + one.task[name], 0));
    const has = Math.max(
      ...kinds.map(({ registered }, kind) => registered[name] - (taken[kind] ?? 0)),
    );
    const total = replicas.reduce((sum, one) => sum + one.count * one.task[name], 0);
    if (total === 0 || has <= 0 || has === Number.POSITIVE_INFINITY) continue;
    const params = { required: total, has };
    bounds.push({ count: Math.ceil(total / has), message: message(RESOURCES[name].bound, params) });
    const copies = countOf(replicas, (one) => one.task[name] > has / 2);
    const template =
      '{tasks, plural, one {# task takes} other {# tasks take}} more than half an instance each, so no two fit on one';
    bounds.push({ count: copies, message: message(template, { tasks: copies }) });
  }
  const ports = new Set(
    replicas.flatMap(({ task }) =>
      task.hostPorts.map(({ port, protocol }) => `${port}/${protocol}`),
    ),
  );
  for (const port of ports) {
    const copies = countOf(replicas, ({ task }) =>
      task.hostPorts.some((one) => `${one.port}/${one.protocol}` === port),
    );
    const template =
      '{tasks, plural, one {# task uses} other {# tasks use}} host port {port}, which an instance has once';
    bounds.push({ count: copies, message: message(template, { tasks: copies, port }) });
  }
  for (const { group, count, constraints } of replicas) {
    if (!constraints.some(({ type }) => type === 'distinctInstance')) continue;
    const template =
      '{tasks, plural, one {# task} other {# tasks}} of {group} must run on distinct instances';
    bounds.push({ count, message: message(template, { tasks: count, group }) });
  }
  return bounds.reduce((best, one) => (one.count > best.count ? one : best));
}

/** Whether a daemon surely stands on every instance of a kind, whatever else does. */
function standsOnAny(request: PlacementRequest, kind: ContainerInstance): boolean {
  const roster = State.of({ name: '', instances: [empty(kind, 1)] });
  return checksOf(request)
    .filter(({ filter }) => filter.code === 'CAPACITY_PROVIDER' || filter.code === 'MEMBER_OF')
    .every((check) => check.key !== undefined && check.passes(roster)(0));
}

function countOf(
  requests: readonly PlacementRequest[],
  meant: (request: PlacementRequest) => boolean,
): number {
  return requests.filter(meant).reduce((sum, { count }) => sum + count, 0);
}
