import type { PlanFindingId } from './finding.ts';
import type { Reading, Source } from './reading.ts';

const UNITS = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 } as const;

/**
 * A duration or a time from the start: seconds, or text such as "90s", "5m", "2h", "1d".
 * @returns seconds; undefined for text that is none, or below 0
 */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= 0 && Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?) ?(ms|s|m|h|d)?$/.exec(value.trim()) ?? [];
  if (amount === undefined) return undefined;
  return Number(amount) * UNITS[unit as keyof typeof UNITS];
}

/** Reads a time; what is none is reported. @returns seconds */
export function readTime(reading: Reading, source: Source, id: PlanFindingId): number | undefined {
  const { node } = source;
  if (!node.exists || node.isUnknown) return undefined;
  const time = secondsOf(node.number ?? node.string);
  if (time !== undefined) return time;
  const template = 'Expected a time in seconds or such as "5m", not {value}.';
  reading.report(id, 'error', source, template, { value: String(node.value ?? node.kind) });
  return undefined;
}
