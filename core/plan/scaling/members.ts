import { get, type Reading, type Source } from '../reading.ts';
import { secondsOf } from '../time.ts';

/**
 * A member by its name in short form; outputs of Application Auto Scaling, CloudWatch and EC2 Auto
 * Scaling write the same name with a capital letter.
 */
export function member(source: Source, name: string): Source {
  const own = get(source, name);
  return own.node.exists ? own : get(source, name.charAt(0).toUpperCase() + name.slice(1));
}

/** The name of an ECS service in a ResourceId such as `service/cluster/web`; undefined for others. */
export function serviceOf(resourceId: string | undefined): string | undefined {
  return /^service\/[^/]+\/([^/]+)$/.exec(resourceId ?? '')?.[1];
}

/** A number; what is none is reported. */
export function numberAt(reading: Reading, source: Source): number | undefined {
  const { node } = source;
  if (!node.exists || node.isUnknown) return undefined;
  if (node.number !== undefined) return node.number;
  const template = 'Expected a number, not {value}.';
  const value = String(node.value ?? node.kind);
  reading.report('plan-scaling', 'error', source, template, { value });
  return undefined;
}

/** A time of the calendar as text or in seconds since 1970. @returns milliseconds since 1970 UTC */
export function instantOf({ node }: Source): number | undefined {
  if (node.number !== undefined) return node.number * 1000;
  const time = Date.parse(node.text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** A duration where one is expected; others are reported. @returns seconds */
export function durationAt(reading: Reading, source: Source): number | undefined {
  const { node } = source;
  if (!node.exists || node.isUnknown) return undefined;
  const time = secondsOf(node.number ?? node.string);
  if (time !== undefined) return time;
  const template = 'Expected a time in seconds or such as "5m", not {value}.';
  reading.report('plan-scaling', 'error', source, template, {
    value: String(node.value ?? node.kind),
  });
  return undefined;
}

/** One of a few texts; another one is reported. */
export function oneOf<T extends string>(
  reading: Reading,
  source: Source,
  choices: readonly T[],
  fallback: T,
): T {
  const { node } = source;
  if (!node.exists || node.isUnknown) return fallback;
  const found = choices.find((one) => one === node.text);
  if (found !== undefined) return found;
  const template = 'Expected one of {choices}, not {value}.';
  const params = { choices: choices.join(', '), value: String(node.value ?? node.kind) };
  reading.report('plan-scaling', 'error', source, template, params);
  return fallback;
}
