import { get, items, type Reading, type Source } from '../reading.ts';
import { instantOf } from './members.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Datapoints of one series that are read. */
const MOST_POINTS = 100_000;

/** Time in milliseconds since 1970, or seconds from the start, and value. */
type Sample = readonly [time: number, value: number];

/** A series as it was exported. */
export interface Series {
  readonly samples: readonly Sample[];
  /** Times are of the calendar, in milliseconds since 1970 UTC; else seconds from the start. */
  readonly dated: boolean;
}

const STATISTICS = ['Average', 'Sum', 'Maximum', 'Minimum', 'SampleCount'] as const;

/** The output of get-metric-data or get-metric-statistics. @returns undefined for other documents */
export function metricSeries(source: Source): Series | undefined {
  const [result] = items(get(source, 'MetricDataResults'));
  if (result) {
    const values = items(get(result, 'Values')).map(({ node }) => node.number);
    const times = items(get(result, 'Timestamps')).map(instantOf);
    return dated(times.map((time, at) => [time, values[at]]));
  }
  if (!get(source, 'Datapoints').node.exists) return undefined;
  const points = items(get(source, 'Datapoints'));
  return dated(
    points.map((point) => {
      const name = STATISTICS.find((one) => point.node.get(one).exists) ?? 'Average';
      return [instantOf(get(point, 'Timestamp')), point.node.get(name).number];
    }),
  );
}

function dated(pairs: readonly (readonly [number | undefined, number | undefined])[]): Series {
  return { dated: true, samples: known(pairs) };
}

function known(pairs: readonly (readonly [number | undefined, number | undefined])[]): Sample[] {
  const samples = pairs
    .slice(0, MOST_POINTS)
    .flatMap(([time, value]): Sample[] =>
      time === undefined || value === undefined ? [] : [[time, value]],
    );
  return samples.sort(([a], [b]) => a - b);
}

/**
 * A table of times and values: the first column is a time of the calendar or seconds from the start, the
 * first number after it the value. Lines without both, such as a heading, are left out.
 */
export function tableSeries(text: string): Series {
  const pairs = text.split(/\r?\n/).map((line) => {
    const [first = '', ...rest] = line
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const value = rest
      .map((cell) => (cell === '' ? Number.NaN : Number(cell)))
      .find(Number.isFinite);
    const plain = first !== '' && Number.isFinite(Number(first));
    const time = plain ? Number(first) : Date.parse(withZone(first));
    return { plain, time: Number.isNaN(time) ? undefined : time, value };
  });
  const rows = pairs.filter(({ time, value }) => time !== undefined && value !== undefined);
  const isPlain = rows.length > 0 && rows.every(({ plain }) => plain);
  const samples = known(rows.map(({ time, value }) => [time, value]));
  return { dated: !isPlain, samples };
}

/** CloudWatch exports times of UTC without saying so. */
function withZone(text: string): string {
  const local = /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)$/.exec(text);
  return local ? `${local[1]}-${local[2]}-${local[3]}T${local[4]}Z` : text;
}

/**
 * The points of a series, in seconds from the start. A series that covers the start begins there; another
 * one is moved by whole days, so that its times of day stay. Without a start it begins with its first
 * datapoint.
 * @param startAt milliseconds since 1970 UTC
 */
export function pointsOf(
  { dated: hasDates, samples }: Series,
  startAt: number | undefined,
): readonly Sample[] {
  if (!hasDates) return unique(samples);
  const first = samples[0]?.[0] ?? 0;
  const last = samples.at(-1)?.[0] ?? 0;
  let begin = startAt ?? first;
  if (begin < first || begin > last) {
    begin += Math.ceil((first - begin) / DAY) * DAY;
    if (begin > last) begin -= DAY;
  }
  const before = samples.findLast(([time]) => time <= begin);
  const start: Sample[] = before ? [[0, before[1]]] : [];
  const later = samples.filter(([time]) => time > begin);
  return unique([
    ...start,
    ...later.map(([time, value]): Sample => [(time - begin) / 1000, value]),
  ]);
}

function unique(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(([time], at) => time >= 0 && samples[at + 1]?.[0] !== time);
}

/** Reads a file with a series. @returns undefined when there is none to read; that is reported */
export async function readSeries(reading: Reading, source: Source): Promise<Series | undefined> {
  const path = source.node.text;
  if (path === undefined) return metricSeries(source);
  if (/\.(?:csv|tsv|txt)$/i.test(path)) {
    const text = await reading.followText(source);
    return text === undefined ? undefined : tableSeries(text);
  }
  const file = await reading.follow(source);
  return file && metricSeries(file);
}
