import { type FieldRange, fieldValue, fieldValues } from './cron-field.ts';
import { TimeZone } from './time-zone.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A schedule without a match in so many days has none: 29 February comes within eight years. */
const HORIZON_DAYS = 3000;

const MINUTES: FieldRange = { from: 0, to: 59 };
const HOURS: FieldRange = { from: 0, to: 23 };
const DAYS: FieldRange = { from: 1, to: 31 };
const MONTHS: FieldRange = {
  from: 1,
  to: 12,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
};
const WEEKDAYS: FieldRange = {
  from: 1,
  to: 7,
  names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};
const YEARS: FieldRange = { from: 1970, to: 2199 };

/** Instants in milliseconds, in order. */
export type Times = Iterable<number>;

/**
 * The times of a schedule of Application Auto Scaling after an instant: `at(…)`, `rate(…)`, `cron(…)` with
 * six fields. A local time that the change to summer time leaves out is left out; one that comes twice
 * counts once. A rate counts from `after`.
 * @param after milliseconds
 * @returns undefined when the expression or the time zone cannot be read
 * Sources: Application Auto Scaling user guide, scheduled actions; EventBridge Scheduler user guide,
 * daylight saving time.
 */
export function timesOf(expression: string, timeZone: string, after: number): Times | undefined {
  const match = /^\s*(at|rate|cron)\((.*)\)\s*$/.exec(expression);
  const zone = zoneOf(timeZone);
  if (!match || !zone) return undefined;
  const [, kind, inner = ''] = match;
  if (kind === 'at') return at(inner, zone, after);
  if (kind === 'rate') return rate(inner, after);
  return cron(inner, zone, after);
}

function zoneOf(name: string): TimeZone | undefined {
  try {
    return new TimeZone(name);
  } catch {
    return undefined;
  }
}

function at(text: string, zone: TimeZone, after: number): Times | undefined {
  const time = text.trim();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(time)) return undefined;
  const local = Date.parse(`${time}Z`);
  if (Number.isNaN(local)) return undefined;
  const instant = zone.instant(local);
  return instant !== undefined && instant > after ? [instant] : [];
}

const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: 60 * MINUTE, day: DAY };

function rate(text: string, after: number): Times | undefined {
  const [, count = '', unit = ''] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/.exec(text) ?? [];
  const length = UNITS[unit];
  if (length === undefined || Number(count) < 1) return undefined;
  return every(after, Number(count) * length);
}

function* every(after: number, length: number): Generator<number> {
  for (let time = after + length; ; time += length) yield time;
}

/** The fields of a cron expression that choose days, and the times of a chosen day. */
interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly day: (date: Date) => boolean;
}

function cron(text: string, zone: TimeZone, after: number): Times | undefined {
  const fields = text.trim().split(/\s+/);
  const [minute = '', hour = '', date = '', month = '', weekday = '', year = ''] = fields;
  const minutes = fieldValues(minute, MINUTES);
  const hours = fieldValues(hour, HOURS);
  const months = fieldValues(month, MONTHS);
  const years = fieldValues(year, YEARS);
  const byDate = dateTest(date);
  const byWeekday = weekdayTest(weekday);
  if (fields.length !== 6 || !minutes || !hours || !months || !years) return undefined;
  if (!byDate || !byWeekday) return undefined;
  const ascending = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);
  const day = (one: Date): boolean => byDate(one) && byWeekday(one);
  return matches(
    { minutes: ascending(minutes), hours: ascending(hours), months, years, day },
    zone,
    after,
  );
}

function* matches(
  { minutes, hours, months, years, day }: Cron,
  zone: TimeZone,
  after: number,
): Generator<number> {
  const first = Math.floor(zone.local(after) / DAY) * DAY;
  for (let count = 0, start = first; count < HORIZON_DAYS; count++, start += DAY) {
    const date = new Date(start);
    if (!years.has(date.getUTCFullYear()) || !months.has(date.getUTCMonth() + 1)) continue;
    if (!day(date)) continue;
    const instants = hours.flatMap((hour) =>
      minutes.map((minute) => zone.instant(start + (hour * 60 + minute) * MINUTE)),
    );
    let found = false;
    for (const instant of instants) {
      if (instant === undefined || instant <= after) continue;
      found = true;
      yield instant;
    }
    if (found) count = 0;
  }
}

type DayTest = (date: Date) => boolean;

/** Days of the month: values, `L` for the last one, `15W` for the weekday closest to the 15th. */
function dateTest(text: string): DayTest | undefined {
  if (text === 'L') return (date) => date.getUTCDate() === lastDate(date);
  const closest = fieldValue(/^(\d+)W$/.exec(text)?.[1] ?? '', DAYS);
  if (closest !== undefined) return (date) => date.getUTCDate() === closestWeekday(date, closest);
  const values = fieldValues(text, DAYS);
  return values && ((date) => values.has(date.getUTCDate()));
}

/** Days of the week, Sunday is 1: values, `6L` for the last Friday, `6#3` for the third. */
function weekdayTest(text: string): DayTest | undefined {
  const [, name = '', mark, number] = /^(\w+?)(L|#([1-5]))$/.exec(text) ?? [];
  const weekday = fieldValue(name, WEEKDAYS);
  if (mark === 'L' && weekday !== undefined) {
    return (date) => weekdayOf(date) === weekday && date.getUTCDate() + 7 > lastDate(date);
  }
  if (number !== undefined && weekday !== undefined) {
    return (date) =>
      weekdayOf(date) === weekday && Math.ceil(date.getUTCDate() / 7) === Number(number);
  }
  const values = fieldValues(text === 'L' ? 'SAT' : text, WEEKDAYS);
  return values && ((date) => values.has(weekdayOf(date)));
}

function weekdayOf(date: Date): number {
  return date.getUTCDay() + 1;
}

function lastDate(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Date of the working day closest to a date, within its month. */
function closestWeekday(month: Date, wanted: number): number {
  const last = lastDate(month);
  if (wanted > last) return -1;
  const day = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), wanted)).getUTCDay();
  if (day === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (day === 0) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}
