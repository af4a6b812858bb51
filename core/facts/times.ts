import { HEALTH_CHECK_DEFAULTS, unhealthyAfter } from '../ecs/health-check.ts';
import { DEFAULT_STOP_TIMEOUT } from '../ecs/stop-timeout.ts';
import type { Container, TaskDefinition } from '../ecs/task-definition.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';

/** Seconds that a container takes at most; undefined where the file leaves it open. */
export interface ContainerTimes {
  readonly container: string;
  readonly because: Node;
  /** From its start until it is HEALTHY or UNHEALTHY; undefined without a health check. */
  readonly healthy: number | undefined;
  /** From SIGTERM until SIGKILL. */
  readonly stop: number | undefined;
}

/** Seconds; ECS takes no more. Source: API reference, HealthCheck. */
const MAX_START_PERIOD = 300;

/** Containers that are looked at; ECS takes ten of them. */
const MOST_CONTAINERS = 100;

/** How long containers take at most, in the order of the text. Pulling images is no part of it. */
export function timesOf({ task }: Definition): ContainerTimes[] {
  return (task?.containers ?? []).map(({ node, label }) => ({
    ...{ container: label, because: node, healthy: healthyAfter(node) },
    stop: node.lacks('stopTimeout') ? DEFAULT_STOP_TIMEOUT : node.get('stopTimeout').number,
  }));
}

function healthyAfter(node: Node): number | undefined {
  const check = node.get('healthCheck');
  if (!check.exists || check.get('command').items()[0]?.string === 'NONE') return undefined;
  const seconds = (name: keyof typeof HEALTH_CHECK_DEFAULTS): number | undefined =>
    check.lacks(name) ? HEALTH_CHECK_DEFAULTS[name] : check.get(name).number;
  const interval = seconds('interval');
  const timeout = seconds('timeout');
  const retries = seconds('retries');
  const startPeriod = seconds('startPeriod');
  if (interval === undefined || timeout === undefined || retries === undefined) return undefined;
  // Other values are refused, and would make the sum without end.
  if (startPeriod === undefined || interval < 1 || startPeriod > MAX_START_PERIOD) return undefined;
  return unhealthyAfter({ interval, timeout, retries, startPeriod }, true);
}

/** A sum over the containers that wait for one another. */
export interface TaskTimes {
  /** Seconds from the start of the first container until all are healthy, or the task fails. */
  readonly healthy: number | undefined;
  /** Seconds from the order to stop until the last container is killed. */
  readonly stop: number | undefined;
}

/**
 * The worst case of a whole task: containers start after those that they depend on are healthy, and stop in
 * the opposite order. Undefined where a time is open or containers wait for an exit.
 * Source: API reference, ContainerDependency.
 */
export function taskTimes(definition: Definition): TaskTimes {
  const { task } = definition;
  const unknown = !task || task.containersOpen || task.containers.length > MOST_CONTAINERS;
  if (unknown) return { healthy: undefined, stop: undefined };
  const times = new Map(timesOf(definition).map((each) => [each.because, each]));
  return {
    healthy: longest(task, (container, condition) => {
      const check = times.get(container.node);
      const checked = container.node.get('healthCheck').exists;
      if (condition === 'START') return 0;
      return condition === 'HEALTHY' || condition === undefined
        ? checked
          ? check?.healthy
          : 0
        : undefined;
    }),
    stop: longest(task, (container) => times.get(container.node)?.stop),
  };
}

type Lasting = (container: Container, condition: string | undefined) => number | undefined;

/** The longest way along `dependsOn`; undefined where a part of it is, or where it goes round. */
function longest(task: TaskDefinition, lasting: Lasting): number | undefined {
  const known = new Map<Container, number | undefined>();
  const under = new Set<Container>();
  /** Seconds until the container may start. */
  const startOf = (container: Container): number | undefined => {
    if (known.has(container)) return known.get(container);
    if (under.has(container)) return undefined;
    under.add(container);
    let start: number | undefined = 0;
    for (const item of container.node.get('dependsOn').items()) {
      const on = task.container(item.get('containerName').string ?? '');
      const before = on && startOf(on);
      const lasts = on && lasting(on, item.get('condition').string);
      start =
        start === undefined || before === undefined || lasts === undefined
          ? undefined
          : Math.max(start, before + lasts);
    }
    under.delete(container);
    known.set(container, start);
    return start;
  };
  const ends = task.containers.map((container) => {
    const start = startOf(container);
    const lasts = lasting(container, undefined);
    return start === undefined || lasts === undefined ? undefined : start + lasts;
  });
  return ends.includes(undefined) ? undefined : Math.max(0, ...(ends as number[]));
}
