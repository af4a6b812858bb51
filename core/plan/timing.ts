import {
  isParameter,
  PARAMETERS,
  type ParameterName,
  type Timing,
} from '../simulation/parameters.ts';
import { closest } from '../text/closest.ts';
import { get, type Reading, type Source } from './reading.ts';
import { readTime } from './time.ts';

const NAMES = Object.keys(PARAMETERS);

/** Reads the parameters of a simulation; unknown names and values that are none are reported. */
export function readTiming(reading: Reading, source: Source): Timing {
  const { node } = source;
  const timing: Partial<Record<ParameterName, number | boolean | null>> = {};
  if (!node.exists || node.isUnknown) return timing;
  if (node.kind !== 'object') {
    const template = 'Expected an object of parameters, such as { "deregistrationDelay": 30 }.';
    reading.report('plan-timing', 'error', source, template);
    return timing;
  }
  for (const { name, value } of node.members) {
    const at = { ...source, node: value };
    if (!isParameter(name)) reportUnknown(reading, at, name);
    else {
      const read = readParameter(reading, get(source, name), name);
      if (read !== undefined) timing[name] = read;
    }
  }
  return timing;
}

function reportUnknown(reading: Reading, at: Source, name: string): void {
  const meant = closest(name, NAMES);
  if (meant === undefined) {
    reading.report('plan-timing', 'warning', at, 'Unknown parameter {name}.', { name });
  } else {
    const template = 'Unknown parameter {name}. Did you mean {meant}?';
    reading.report('plan-timing', 'warning', at, template, { name, meant });
  }
}

function readParameter(
  reading: Reading,
  at: Source,
  name: ParameterName,
): number | boolean | null | undefined {
  const { node } = at;
  const { unit } = PARAMETERS[name];
  if (node.kind === 'null') return null;
  if (unit === 's') return readTime(reading, at, 'plan-timing');
  if (unit === 'bool') {
    if (node.boolean !== undefined) return node.boolean;
    const template = 'Expected true or false, not {value}.';
    const value = String(node.value ?? node.kind);
    reading.report('plan-timing', 'error', at, template, { value });
    return undefined;
  }
  if (node.number !== undefined && node.number >= 0) return node.number;
  const template = 'Expected a number that is not negative, not {value}.';
  const value = String(node.value ?? node.kind);
  reading.report('plan-timing', 'error', at, template, { value });
  return undefined;
}
