import { message } from '../../text/message.ts';
import type { Filter } from './filter.ts';

/** Each task of the group on its own instance. Source: API reference, PlacementConstraint. */
export const distinctInstance: Filter<'DISTINCT_INSTANCE'> = {
  code: 'DISTINCT_INSTANCE',
  label: 'distinctInstance',
  counted:
    '{instances, plural, one {# instance already runs} other {# instances already run}} a task of {subject}',
  event: 'encountered error "DistinctInstance placement constraint unsatisfied."',
  constraint: true,
  checks: ({ constraints, group }) =>
    constraints.some(({ type }) => type === 'distinctInstance')
      ? [
          {
            title: message('runs no other task of {group}', { group }),
            passes: (state) => (index) => !state.groupsAt(index).has(group),
            reasons: () => [
              { subject: group, message: message('already runs a task of {group}', { group }) },
            ],
          },
        ]
      : [],
};
