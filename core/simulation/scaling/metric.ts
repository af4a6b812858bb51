import type { Service } from '../entities.ts';
import type { ServicePoint } from '../timeline.ts';
import type { World } from '../world.ts';
import { Curve } from './load.ts';
import type { MetricSource } from './spec.ts';
import { Series } from './watch.ts';

/** A metric of a service while the simulation runs. */
export class Metric {
  readonly series = new Series();
  /** Running tasks on average while the newest datapoint was measured. */
  running = 0;
  readonly curve: Curve;
  private readonly source: MetricSource;

  constructor(world: World, service: Service, source: MetricSource) {
    this.source = source;
    this.curve = new Curve(source);
    const curves = world.loads.get(service.name) ?? [];
    curves.push(this.curve);
    world.loads.set(service.name, curves);
  }

  /**
   * Adds the datapoint of the period that ends now: the average over all tasks and the whole period, as
   * CloudWatch weighs samples of tasks.
   * @param period seconds
   */
  measure(world: World, service: Service, period: number): void {
    const to = world.now / 1000;
    const from = to - period;
    const { factor = 1, absolute = false } = this.source;
    const points = world.recorder.services.get(service.name) ?? [];
    const running = runningBetween(points, from * 1000, to * 1000) / 1000;
    this.running = running / period;
    const over = absolute ? period : running;
    const load = over > 0 ? this.curve.between(from, to) : 0;
    this.series.add(over > 0 ? (factor * load) / over : undefined);
  }
}

/** Running tasks added up over a span of time, in tasks times milliseconds. */
export function runningBetween(points: readonly ServicePoint[], from: number, to: number): number {
  let sum = 0;
  let end = to;
  for (let at = points.length - 1; at >= 0 && end > from; at--) {
    const point = points[at];
    if (!point) break;
    if (point.time < end) {
      sum += point.running * (end - Math.max(point.time, from));
      end = point.time;
    }
  }
  return sum;
}
