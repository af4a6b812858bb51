import type { Reason } from '../../placement/filters/filters.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { CountedReason } from './unplaced.ts';

/** Ports that are named one by one; of more only the first two. */
const MOST_NAMED = 2;

/** One sentence for many host ports of one instance. */
export function portsInUse(ports: readonly string[]): Message {
  return message('host ports {first}, {second} and {more} more are in use', portParams(ports));
}

/** Whether so many host ports take one sentence instead of one each. */
export function areMany(ports: readonly unknown[]): boolean {
  return ports.length > MOST_NAMED;
}

/** The same for several instances. */
export function portsInUseOn(ports: readonly string[], instances: number): Message {
  return message(
    '{instances, plural, one {# instance has} other {# instances have}} ports {first}, {second} and {more} more in use',
    { ...portParams(ports), instances },
  );
}

/**
 * The reasons as people read them: host ports that the same instances have in use are one reason.
 * A task with a hundred ports would else say the same a hundred times.
 */
export function folded(reasons: readonly CountedReason[]): readonly CountedReason[] {
  const alike = new Map<string, CountedReason[]>();
  for (const reason of reasons) {
    if (!isPort(reason)) continue;
    const key = JSON.stringify(reason.containerInstances);
    alike.set(key, [...(alike.get(key) ?? []), reason]);
  }
  const instead = new Map<CountedReason, CountedReason | undefined>();
  for (const same of alike.values()) {
    const [first, ...others] = same;
    if (!first || !areMany(same)) continue;
    const ports = same.map(({ subject = '' }) => subject);
    const said = portsInUseOn(ports, first.containerInstances.length);
    instead.set(first, { ...first, message: said });
    for (const other of others) instead.set(other, undefined);
  }
  return reasons.flatMap((reason) =>
    instead.has(reason) ? (instead.get(reason) ?? []) : [reason],
  );
}

/** Whether it is a host port that is in use, and not that there are too many. */
export function isPort({ code, subject }: Pick<Reason, 'code' | 'subject'>): boolean {
  return code === 'RESOURCE:PORTS' && subject !== undefined;
}

function portParams(ports: readonly string[]) {
  const [first = '', second = ''] = ports;
  return { first, second, more: ports.length - MOST_NAMED };
}
