import { EVENT_NAMES, type EventName, type PlanEvent } from '../../simulation/model.ts';
import { type Message, message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isText } from './fields.ts';

/** Something happens: an entry of the plan's `events`. `value` is when, in seconds from the start. */
export interface EventChange {
  readonly kind: 'event';
  readonly event: EventName;
  /** The service, instance, zone or the like that it is about. */
  readonly target: string;
  readonly value: number;
  /** Of `setDesiredCount`: the new count. */
  readonly count?: number | undefined;
}

export const event: ChangeKind<EventChange> = {
  kind: 'event',
  read({ event: given, target, value, count }) {
    const name = EVENT_NAMES.find((one) => one === given);
    if (!name || !isText(target) || !isAmount(value)) return undefined;
    if (count === undefined) return { event: name, target, value };
    return isAmount(count) ? { event: name, target, value, count } : undefined;
  },
  words(change) {
    const { value: time } = change;
    const what = inWords(change);
    return time === 0 ? what : message('{what} after {time} s', { what, time });
  },
  edits: ({ event: name, target, value, count }, files) =>
    files.append('events', {
      at: value,
      [name]: target,
      ...(count === undefined ? {} : { count }),
    }),
};

function inWords({ event: name, target, count }: Omit<EventChange, 'kind'>): Message {
  if (name === 'setDesiredCount' && count !== undefined) {
    return message('desired count of {target}: {count}', { target, count });
  }
  return WORDS[name]?.(target) ?? message('{event} {target}', { event: name, target });
}

/** The change that makes an event happen. */
export function changeFor({ event: name, target, at, count }: PlanEvent): EventChange {
  return {
    kind: 'event',
    event: name,
    target,
    value: at,
    ...(count === undefined ? {} : { count }),
  };
}

const WORDS: Readonly<Partial<Record<EventName, (target: string) => Message>>> = {
  deploy: (target) => message('deploy {target}', { target }),
  drain: (target) => message('drain {target}', { target }),
  terminateInstance: (target) => message('terminate {target}', { target }),
  spotInterruption: (target) => message('Spot interruption of {target}', { target }),
  loseAvailabilityZone: (target) => message('{target} fails', { target }),
  restoreAvailabilityZone: (target) => message('{target} is restored', { target }),
};
