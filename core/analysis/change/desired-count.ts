import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isText } from './fields.ts';

/** The number of tasks of a service or task: `desiredCount`, or `count`. */
export interface DesiredCount {
  readonly kind: 'desiredCount';
  readonly group: string;
  readonly value: number;
}

export const desiredCount: ChangeKind<DesiredCount> = {
  kind: 'desiredCount',
  read: ({ group, value }) => (isText(group) && isAmount(value) ? { group, value } : undefined),
  words: ({ group, value: count }) =>
    message('{service}: {count, plural, one {# task} other {# tasks}}', {
      service: groupLabel(group),
      count,
    }),
  async edits({ group, value }, files) {
    const [planned] = requestsAt(files.plan, group);
    await files.set(planned, planned?.request.kind === 'service' ? 'desiredCount' : 'count', value);
  },
};
