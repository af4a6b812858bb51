const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A time zone by its IANA name. `Intl` knows the offsets without any input or output. */
export class TimeZone {
  private readonly format: Intl.DateTimeFormat;

  /** @throws RangeError for a name that is no time zone */
  constructor(name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** The local time at an instant, both in milliseconds; the local one as if it were UTC. */
  local(instant: number): number {
    const parts = new Map(
      this.format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  }

  /**
   * The instant of a local time. Where the clocks go back it comes twice: the first one is meant.
   * @returns undefined for a local time that the change to summer time leaves out
   */
  instant(local: number): number | undefined {
    // The offsets before and after a change of the clocks.
    for (const near of [local - DAY, local + DAY]) {
      const instant = local - (this.local(near) - near);
      if (this.local(instant) === local) return instant;
    }
    return undefined;
  }
}
