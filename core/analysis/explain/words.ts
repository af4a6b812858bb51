import { filterOf, type Reason } from '../../placement/filters/filters.ts';
import { type Message, message } from '../../text/message.ts';

/** The same reason of several instances in one sentence, with the most that is available on one. */
export function counted(reasons: readonly Reason[], instances: number): Message {
  const [first] = reasons;
  const template = first?.counted ?? filterOf(first?.code ?? 'NO_INSTANCES').counted;
  return message(template, {
    instances,
    required: first?.required ?? 0,
    available: Math.max(...reasons.map(({ available = 0 }) => available)),
    subject: first?.subject ?? '',
  });
}
