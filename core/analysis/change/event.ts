import { EVENT_NAMES, type EventName } from '../../simulation/model.ts';
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
}

export const event: ChangeKind<EventChange> = {
  kind: 'event',
  read({ event: given, target, value }) {
    const name = EVENT_NAMES.find((one) => one === given);
    return name && isText(target) && isAmount(value) ? { event: name, target, value } : undefined;
  },
  words: ({ event: name, target, value: time }) =>
    time === 0
      ? (WORDS[name]?.(target) ?? message('{event} {target}', { event: name, target }))
      : message('{what} after {time} s', {
          what: WORDS[name]?.(target) ?? message('{event} {target}', { event: name, target }),
          time,
        }),
  edits: ({ event: name, target, value }, files) =>
    files.append('events', { at: value, [name]: target }),
};

const WORDS: Readonly<Partial<Record<EventName, (target: string) => Message>>> = {
  deploy: (target) => message('deploy {target}', { target }),
  drain: (target) => message('drain {target}', { target }),
  terminateInstance: (target) => message('terminate {target}', { target }),
  spotInterruption: (target) => message('Spot interruption of {target}', { target }),
  loseAvailabilityZone: (target) => message('{target} fails', { target }),
  restoreAvailabilityZone: (target) => message('{target} is restored', { target }),
};
