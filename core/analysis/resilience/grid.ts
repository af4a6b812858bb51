import type { PlacementResult } from '../../placement/model.ts';
import type { ServiceBehaviour } from '../../plan/behaviour.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanEvent, SimulationInput } from '../../simulation/model.ts';
import type { ServiceResult, Simulation } from '../../simulation/result.ts';
import { simulating } from '../../simulation/simulate.ts';
import type { Work } from '../../work.ts';
import { aloneOn } from '../over-time/deployment-check.ts';
import { simulationInput } from '../over-time/input.ts';
import { launchesOf } from '../over-time/launches.ts';
import { type Disturbance, disturbancesOf } from './disturbances.ts';

/** What a disturbance does to a service. */
export interface GridCell {
  /**
   * `unaffected`: it has as many running tasks as before all the time; `recovers`: it has fewer for a
   * time; `waits`: tasks are missing at the end; `stuck`: its deployment does not complete.
   */
  readonly outcome: 'unaffected' | 'recovers' | 'waits' | 'stuck';
  /** Tasks that are wanted and do not run at the end, without those that are missing anyway. */
  readonly missing: number;
  /** Seconds with fewer running tasks than wanted; of a deployment until it has completed. */
  readonly seconds: number;
  /** True when for some time no task is healthy. */
  readonly down: boolean;
  /** What happens, for who wants to see it. */
  readonly events: readonly PlanEvent[];
}

/** Longest time that is simulated after a disturbance, in seconds: what waits then waits for ever. */
const LONGEST = 6 * 3600;

/**
 * What each of the disturbances of a plan does to each of its services. The events and loads of the plan
 * are left out: each disturbance happens alone, to the cluster as placed.
 */
export class ResilienceGrid {
  readonly services: readonly ServiceBehaviour[];
  readonly disturbances: readonly Disturbance[];
  private readonly plan: Plan;
  private readonly result: PlacementResult;
  private input: SimulationInput | undefined;
  private before: Simulation | undefined;

  /** @param result of placing the plan */
  constructor(plan: Plan, result: PlacementResult) {
    this.plan = plan;
    this.result = result;
    this.services = [...plan.services.values()].filter(
      ({ group }) => launchesOf(plan, group).length > 0,
    );
    this.disturbances = disturbancesOf(plan, result);
  }

  /**
   * One column, in the order of the services; none for a service to which it cannot happen.
   * @param column index of the disturbance
   */
  *column(column: number): Work<readonly (GridCell | undefined)[]> {
    const { events, eventsOf } = this.disturbances[column] ?? {};
    if (events) return yield* this.together(events);
    const cells: (GridCell | undefined)[] = [];
    for (const [at, service] of this.services.entries()) {
      yield at / this.services.length;
      const own = eventsOf?.(service);
      cells.push(own && (yield* this.alone(service, own)));
    }
    return cells;
  }

  /** Something happens to the cluster: one simulation tells of all services. */
  private *together(events: readonly PlanEvent[]): Work<readonly GridCell[]> {
    const before = yield* this.undisturbed();
    const after = yield* simulating({
      ...this.quiet(),
      events: [...this.quiet().events, ...events],
    });
    return this.services.map(({ name }) =>
      cellOf(before.services.get(name), after.services.get(name), events),
    );
  }

  /**
   * Something happens to one service. Where nothing launches instances all others stand still, which
   * takes a fraction of the time.
   */
  private *alone(service: ServiceBehaviour, events: readonly PlanEvent[]): Work<GridCell> {
    const { groups, managedInstances } = this.plan.capacity;
    const launching = groups.length + managedInstances.length > 0;
    const input = launching ? this.quiet() : aloneOn(this.plan, this.result, service);
    const { services } = yield* simulating({
      ...input,
      events: launching ? [...input.events, ...events] : events,
    });
    return changeCell(services.get(service.name), events);
  }

  private *undisturbed(): Work<Simulation> {
    this.before ??= yield* simulating(this.quiet());
    return this.before;
  }

  /** The plan without what happens in it: desired counts stay what they are. */
  private quiet(): SimulationInput {
    const scaling = { services: [], demands: [], loads: new Map() };
    this.input ??= simulationInput(
      { ...this.plan, events: [], scaling, until: undefined },
      { until: LONGEST },
    );
    return this.input;
  }
}

/** The whole grid, column by column. */
export function* fillingGrid(
  grid: ResilienceGrid,
): Work<readonly (readonly (GridCell | undefined)[])[]> {
  const columns: (readonly (GridCell | undefined)[])[] = [];
  for (const [column] of grid.disturbances.entries()) {
    yield column / grid.disturbances.length;
    columns.push(yield* grid.column(column));
  }
  return columns;
}

const NO_TASKS = { missing: 0, desired: 0, points: [], extremes: { peak: 0, neverBelow: 0 } };

/** A service before and after something happened to the cluster. */
function cellOf(
  before: ServiceResult | undefined,
  after: ServiceResult | undefined,
  events: readonly PlanEvent[],
): GridCell {
  const { points, missing, desired, extremes } = after ?? NO_TASKS;
  const lacking = before?.missing ?? 0;
  // A daemon wants as many as there are instances for it.
  const wanted = Math.min(desired, (before?.desired ?? desired) - lacking);
  const more = Math.max(0, missing - lacking);
  const seconds = more > 0 ? 0 : shortFor(points, wanted);
  const down = wanted > 0 && extremes.neverBelow === 0 && (before?.extremes.neverBelow ?? 0) > 0;
  const outcome = more > 0 ? 'waits' : seconds === 0 && !down ? 'unaffected' : 'recovers';
  return { outcome, missing: more, seconds, down, events };
}

/** Seconds with fewer running tasks than wanted, up to the last count. */
function shortFor(points: ServiceResult['points'], wanted: number): number {
  let short = 0;
  for (const [at, { time, running }] of points.entries()) {
    if (running < wanted) short += (points[at + 1]?.time ?? time) - time;
  }
  return short / 1000;
}

/** A service of which the deployment or the desired count was changed. */
function changeCell(result: ServiceResult | undefined, events: readonly PlanEvent[]): GridCell {
  const {
    missing,
    points,
    deployments = [],
    extremes,
    end = 'steady',
  } = { ...NO_TASKS, ...result };
  const deploys = events.some(({ event }) => event === 'deploy');
  const down = extremes.neverBelow === 0 && (points[0]?.healthy ?? 0) > 0;
  if (deploys) {
    const completedAt = deployments.at(-1)?.completedAt ?? -1;
    const done = end === 'completed' && completedAt >= 0;
    const seconds = done ? completedAt / 1000 : 0;
    return { outcome: done ? 'recovers' : 'stuck', missing, seconds, down, events };
  }
  const seconds = missing > 0 ? 0 : shortFor(points, result?.desired ?? 0);
  return { outcome: missing > 0 ? 'waits' : 'recovers', missing, seconds, down: false, events };
}
