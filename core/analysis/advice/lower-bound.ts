import type { ContainerInstance, PlacementRequest } from '../../placement/model.ts';
import { message } from '../../placement/stages/stage.ts';
import { stagesOf } from '../../placement/stages/stages.ts';
import { State } from '../../placement/state.ts';
import type { Message } from '../../text/message.ts';
import { empty } from './change.ts';

/** A number of instances that no placing can do without. */
export interface LowerBound {
  readonly count: number;
  /** Why. */
  readonly message: Message;
}

type Amount = 'cpu' | 'memory' | 'gpu' | 'eni';

const AMOUNTS = {
  cpu: 'all copies ask for {asked} CPU units, an instance has {has}',
  memory: 'all copies ask for {asked} MiB of memory, an instance has {has}',
  gpu: 'all copies ask for {asked} GPUs, an instance has {has}',
  eni: '{asked} copies need a network interface, an instance has {has}',
} as const;

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
  const bounds: LowerBound[] = [{ count: 0, message: message('nothing is placed') }];
  const daemonsOf = kinds.map((kind) => daemons.filter((request) => standsOnAny(request, kind)));
  for (const amount of Object.keys(AMOUNTS) as Amount[]) {
    const taken = daemonsOf.map((on) => on.reduce((sum, one) => sum + asked(one, amount), 0));
    const has = Math.max(
      ...kinds.map(({ registered }, kind) => registered[amount] - (taken[kind] ?? 0)),
    );
    const total = replicas.reduce((sum, one) => sum + one.count * asked(one, amount), 0);
    if (total === 0 || has <= 0 || has === Number.POSITIVE_INFINITY) continue;
    const params = { asked: total, has };
    bounds.push({ count: Math.ceil(total / has), message: message(AMOUNTS[amount], params) });
    const copies = countOf(replicas, (one) => asked(one, amount) > has / 2);
    const template =
      '{copies} copies take more than half an instance each, so that no two share one';
    bounds.push({ count: copies, message: message(template, { copies }) });
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
    const template = '{copies} copies take host port {port}, which an instance has once';
    bounds.push({ count: copies, message: message(template, { copies, port }) });
  }
  for (const { group, count, constraints } of replicas) {
    if (!constraints.some(({ type }) => type === 'distinctInstance')) continue;
    const template = '{copies} copies of {group} stand on distinct instances';
    bounds.push({ count, message: message(template, { copies: count, group }) });
  }
  return bounds.reduce((best, one) => (one.count > best.count ? one : best));
}

/** Whether a daemon surely stands on every instance of a kind, whatever else does. */
function standsOnAny(request: PlacementRequest, kind: ContainerInstance): boolean {
  const roster = State.of({ name: '', instances: [empty(kind, 1)] });
  return stagesOf(request)
    .filter(({ code }) => code === 'CAPACITY_PROVIDER' || code === 'MEMBER_OF')
    .every((stage) => stage.key !== undefined && stage.passes(roster)(0));
}

function asked({ task }: PlacementRequest, amount: Amount): number {
  return amount === 'eni' ? Number(task.awsvpc) : task[amount];
}

function countOf(
  requests: readonly PlacementRequest[],
  meant: (request: PlacementRequest) => boolean,
): number {
  return requests.filter(meant).reduce((sum, { count }) => sum + count, 0);
}
