import type { LoadSpec } from '../../simulation/scaling/spec.ts';
import { judgeFields } from '../fields.ts';
import { get, items, type Reading, type Source } from '../reading.ts';
import { readTime } from '../time.ts';
import { FORMULA_FIELDS, readFormula } from './formula.ts';
import { numberAt } from './members.ts';
import { pointsOf, readSeries } from './series.ts';

/** What a load of a service can be, in the order in which it is documented. */
export const LOAD_NAMES = [
  'cpu',
  'memory',
  'requestsPerSecond',
  'requestsPerMinute',
  'queueLength',
  'custom',
  'metric',
] as const;

export type LoadName = (typeof LOAD_NAMES)[number];

/** A load as the plan has it: in its own unit, for all tasks of a service together. */
export interface PlannedLoad {
  readonly name: LoadName;
  /** Undefined where it cannot be meant; that is reported. */
  readonly load: LoadSpec | undefined;
  /** What one task takes of it, where the plan says so. */
  readonly perTask: number | undefined;
  readonly source: Source;
}

/** The loads of one service. */
export type PlannedLoads = ReadonlyMap<LoadName, PlannedLoad>;

/** What a load is read against. */
export interface LoadContext {
  /** When the simulation starts, in milliseconds since 1970 UTC. */
  readonly startAt: number | undefined;
  /** CPU units and MiB of one task, for series in percent. */
  readonly task: { readonly cpu: number; readonly memory: number } | undefined;
}

const CURVE: readonly string[] = [
  'shape',
  'points',
  'series',
  'scale',
  'percentOfTasks',
  'perTask',
  ...FORMULA_FIELDS,
];

const DAY = 24 * 60 * 60 * 1000;

/** Reads the loads of one service. */
export async function readLoads(
  reading: Reading,
  source: Source,
  context: LoadContext,
): Promise<PlannedLoads> {
  const loads = new Map<LoadName, PlannedLoad>();
  judgeFields(reading, source, LOAD_NAMES);
  for (const name of LOAD_NAMES) {
    const at = get(source, name);
    if (!at.node.exists || at.node.isUnknown) continue;
    const load = await readLoad(reading, at, name, context);
    const perTask = numberAt(reading, get(at, 'perTask'));
    loads.set(name, { name, load, perTask, source: at });
  }
  return loads;
}

/** Reads one load: points, a formula, or a series. @returns undefined when it cannot be meant */
export async function readLoad(
  reading: Reading,
  source: Source,
  name: LoadName | undefined,
  context: LoadContext,
): Promise<LoadSpec | undefined> {
  const { node } = source;
  if (node.kind === 'object') judgeFields(reading, source, CURVE);
  if (node.kind === 'string') return readFromSeries(reading, source, source, { name, context });
  if (node.get('series').exists) {
    return readFromSeries(reading, source, get(source, 'series'), { name, context });
  }
  if (node.get('formula').exists) {
    const startOfDay = context.startAt === undefined ? 0 : (context.startAt % DAY) / 1000;
    return readFormula(reading, source, startOfDay);
  }
  return readPoints(reading, source);
}

function readPoints(reading: Reading, source: Source): LoadSpec | undefined {
  const shape = source.node.get('shape').string ?? 'step';
  const points: (readonly [number, number])[] = [];
  let bad = shape !== 'step' && shape !== 'linear';
  for (const item of items(get(source, 'points'))) {
    const [at, amount] = items(item);
    const time = at && readTime(reading, at, 'plan-scaling');
    const value = amount?.node.number;
    const before = points.at(-1)?.[0] ?? -1;
    if (time === undefined || value === undefined || value < 0 || time <= before) bad = true;
    else points.push([time, value]);
  }
  if (!bad && points.length > 0) return { shape: shape === 'linear' ? 'linear' : 'step', points };
  const template =
    'Expected a load such as { "shape": "step", "points": [[0, 512], ["10m", 2048]] }, its times in order.';
  reading.report('plan-scaling', 'error', source, template);
  return undefined;
}

async function readFromSeries(
  reading: Reading,
  source: Source,
  at: Source,
  { name, context }: { readonly name: LoadName | undefined; readonly context: LoadContext },
): Promise<LoadSpec | undefined> {
  const reports = reading.reports;
  const series = await readSeries(reading, at);
  const points = series ? pointsOf(series, context.startAt) : [];
  if (points.length === 0) {
    const template =
      'Expected a series: a table of times and values, or the output of get-metric-data or get-metric-statistics.';
    if (reading.reports === reports) reading.report('plan-scaling', 'error', at, template);
    return undefined;
  }
  const scale = numberAt(reading, get(source, 'scale')) ?? 1;
  const factor = scale * percentFactor(reading, source, name, context);
  const shape = source.node.get('shape').string === 'linear' ? 'linear' : 'step';
  return { shape, points: points.map(([time, value]) => [time, value * factor] as const) };
}

/** A series in percent of so many tasks as CPU units or MiB. */
function percentFactor(
  reading: Reading,
  source: Source,
  name: LoadName | undefined,
  { task }: LoadContext,
): number {
  const tasks = numberAt(reading, get(source, 'percentOfTasks'));
  if (tasks === undefined) return 1;
  if (task && (name === 'cpu' || name === 'memory')) return (tasks * task[name]) / 100;
  const template = 'percentOfTasks is for series of cpu and memory.';
  reading.report('plan-scaling', 'warning', get(source, 'percentOfTasks'), template);
  return 1;
}
