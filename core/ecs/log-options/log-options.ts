import type { Node } from '../../text/node.ts';
import { own } from '../../text/own.ts';
import { LOG_OPTIONS } from './drivers.ts';
import { FIRELENS_COMMON, FIRELENS_NAME, FIRELENS_OUTPUTS } from './firelens.ts';
import type { LogOption } from './option.ts';

/**
 * The options that a log configuration can have: those of its driver; for FireLens the name of the output
 * and, once it stands there, the options of that output. Nothing where the driver is not known.
 */
export function logOptionsOf(logConfiguration: Node): readonly LogOption[] {
  const driver = logConfiguration.get('logDriver').string;
  if (driver !== 'awsfirelens') return own(LOG_OPTIONS, driver) ?? [];
  const options = logConfiguration.get('options');
  const output = options.get('Name').string ?? options.get('@type').string;
  if (output === undefined) return [FIRELENS_NAME, ...FIRELENS_COMMON];
  return [FIRELENS_NAME, ...(own(FIRELENS_OUTPUTS, output) ?? []), ...FIRELENS_COMMON];
}

/** The option of this name; names of Fluent Bit are the same in any case. */
export function logOption(logConfiguration: Node, name: string): LogOption | undefined {
  const folded = name.toLowerCase();
  return logOptionsOf(logConfiguration).find((option) => option.name.toLowerCase() === folded);
}

/** What an option can be, as far as its snippet tells: choices, or the only or usual value. */
export function logOptionValues(option: LogOption | undefined): string[] {
  const { value } = option ?? {};
  const [, choices, usual] = /^(?:\$\{1\|(.*)\|\}|\$\{1:(.*)\}|\$1)$/.exec(value ?? '') ?? [];
  if (choices !== undefined) return choices.split(',');
  const only = usual ?? (value?.includes('$') ? undefined : value);
  return only === undefined ? [] : [only.replace(/\\([$}\\])/g, '$1')];
}
