import type { Simulation } from '../../simulation/result.ts';
import { loadAt } from '../../simulation/scaling/load.ts';

/** Loads are looked at so often, in milliseconds: as often as metrics are. */
const LOOK = 60_000;

/** A stretch of time in which fewer tasks run than are needed. Times in milliseconds. */
export interface Shortage {
  readonly from: number;
  /** The end of the simulation where it does not end. */
  readonly to: number;
  /** True when it lasts beyond the end. */
  readonly open: boolean;
  /** Most tasks that are missing. */
  readonly worst: number;
  /** Missing tasks added up over time, in task-seconds. */
  readonly taskSeconds: number;
}

type Curve = readonly (readonly [time: number, value: number])[];

/** The desired count of a service from a time on. */
export function desiredOver({ events, world }: Simulation, service: string): Curve {
  const spec = world.input.services.find(({ name }) => name === service);
  const curve: [number, number][] = [[0, spec?.desired ?? 0]];
  for (const { type, service: own, time, value } of events) {
    if (type === 'SERVICE_DESIRED_COUNT_UPDATED' && own === service) curve.push([time, value ?? 0]);
  }
  return curve;
}

/** Points of a load that is drawn. */
const MOST_POINTS = 240;

/** A load of a service over the whole simulation, in seconds and its own unit; none without a load. */
export function loadOver(
  { world, time }: Simulation,
  service: string,
): { readonly name: string; readonly points: Curve } | undefined {
  const [curve] = world.loads.get(service) ?? [];
  if (!curve) return undefined;
  const end = time / 1000;
  const points = Array.from({ length: MOST_POINTS + 1 }, (_, at) => {
    const moment = (end * at) / MOST_POINTS;
    return [moment, loadAt(curve.load, moment)] as const;
  });
  return { name: curve.name ?? '', points };
}

/**
 * Tasks that the load of a service needs from a time on: as many as keep the metrics of its target
 * tracking policies at their targets, and as many as can take the load at all; its limits do not count.
 */
export function neededOver({ world, time }: Simulation, service: string): Curve {
  const scaling = world.input.scaling?.services.find((one) => one.service === service);
  const policies = (scaling?.policies ?? []).filter(({ absolute }) => !absolute);
  const curves = world.loads.get(service) ?? [];
  const perTask = [
    ...policies.map(({ loadName, factor = 1, target }) => ({ loadName, perTask: target / factor })),
    ...world.demands.filter((one) => one.service === service),
  ].flatMap((one) => {
    const curve = curves.find(({ name }) => name === one.loadName);
    return curve ? [{ load: curve.load, perTask: one.perTask }] : [];
  });
  if (perTask.length === 0) return [];
  const times = new Set<number>();
  for (let at = 0; at <= time; at += LOOK) times.add(at);
  for (const { load } of perTask) for (const [at] of load.points) times.add(at * 1000);
  return [...times]
    .filter((at) => at <= time)
    .sort((a, b) => a - b)
    .map((at) => {
      const needs = perTask.map((one) =>
        Math.ceil(loadAt(one.load, at / 1000) / one.perTask - 1e-9),
      );
      return [at, Math.max(0, ...needs)] as const;
    });
}

/** The stretches of time in which fewer tasks of a service run than it wants, or than its load needs. */
export function shortagesOf(simulation: Simulation, service: string): readonly Shortage[] {
  const wanted = [desiredOver(simulation, service), neededOver(simulation, service)];
  return shortages(simulation, service, wanted);
}

/** The stretches of time in which fewer tasks of a service run than any of the curves says. */
export function shortages(
  simulation: Simulation,
  service: string,
  wanted: readonly Curve[],
): readonly Shortage[] {
  const points = simulation.services.get(service)?.points ?? [];
  const running: Curve = points.map((point) => [point.time, point.running]);
  const times = new Set([running, ...wanted].flatMap((curve) => curve.map(([time]) => time)));
  const inOrder = [...times].filter((time) => time <= simulation.time).sort((a, b) => a - b);
  const [run, ...want] = [running, ...wanted].map(reader);
  const found: Shortage[] = [];
  let from = -1;
  let worst = 0;
  let taskMilliseconds = 0;
  const close = (to: number, open: boolean): void => {
    if (from >= 0) found.push({ from, to, open, worst, taskSeconds: taskMilliseconds / 1000 });
    from = -1;
    worst = 0;
    taskMilliseconds = 0;
  };
  for (const [at, time] of inOrder.entries()) {
    const missing = Math.max(...want.map((read) => read(time))) - (run?.(time) ?? 0);
    if (missing <= 0) close(time, false);
    else {
      if (from < 0) from = time;
      worst = Math.max(worst, missing);
      taskMilliseconds += missing * ((inOrder[at + 1] ?? simulation.time) - time);
    }
  }
  close(simulation.time, true);
  return found;
}

/** The value of a step curve, asked for times in order. */
function reader(curve: Curve): (time: number) => number {
  let at = -1;
  return (time) => {
    while (at + 1 < curve.length && (curve[at + 1]?.[0] ?? 0) <= time) at++;
    return curve[at]?.[1] ?? 0;
  };
}
