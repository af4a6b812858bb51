import { type Message, message } from '../../text/message.ts';
import type { Advised } from '../change/change.ts';
import { adviceInWords, type PlanChange } from '../change/changes.ts';

/** What a change would do: whether all tasks are placed with it, or how many are and how many not. */
export function inWords(
  change: PlanChange,
  { more, left }: { readonly more: number; readonly left: number },
  on: Advised,
): Message {
  const params = { change: adviceInWords(change, on), more, left };
  return left === 0
    ? message('{change}: all tasks are placed', params)
    : message(
        '{change}: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
        params,
      );
}
