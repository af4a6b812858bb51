import { PARAMETERS, type ParameterName, type Timing } from './parameters.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const FACTOR = { s: SECOND, min: MINUTE, days: DAY, count: 1, number: 1, bool: 1 } as const;

/** The parameters in force: layers of values over the defaults, the last layer first. */
export class Settings {
  private readonly layers: readonly Timing[];
  private readonly values = new Map<ParameterName, number>();

  constructor(layers: readonly Timing[]) {
    this.layers = layers;
  }

  /** The same with more values over them. */
  over(timing: Timing | undefined): Settings {
    return timing ? new Settings([timing, ...this.layers]) : this;
  }

  /** Durations in whole milliseconds, others as they are; no limit is infinite. */
  get(name: ParameterName): number {
    let value = this.values.get(name);
    if (value === undefined) {
      value = this.read(name);
      this.values.set(name, value);
    }
    return value;
  }

  is(name: 'digestFirst' | 'stoppingCountsTowardMaximum'): boolean {
    return this.get(name) !== 0;
  }

  private read(name: ParameterName): number {
    const { unit, fallback } = PARAMETERS[name];
    const layer = this.layers.find((one) => one[name] !== undefined);
    const given = layer === undefined ? fallback : layer[name];
    if (given === null || given === undefined) return Number.POSITIVE_INFINITY;
    if (typeof given === 'boolean') return given ? 1 : 0;
    const factor = FACTOR[unit];
    return factor === 1 ? given : Math.round(given * factor);
  }
}

/** Seconds as whole milliseconds, the clock of the simulation. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * SECOND);
}

/** Milliseconds of the clock as seconds. */
export function seconds(time: number): number {
  return time / SECOND;
}
