import { message } from '../../text/message.ts';
import type { Check, Filter } from './filter.ts';

/** StartTask names the instance itself. Source: API reference, StartTask. */
export const named: Filter<'NO_INSTANCES'> = {
  code: 'NO_INSTANCES',
  label: 'Container instances',
  counted: 'no container instance was found',
  unseen: true,
  checks: ({ containerInstance: wanted }) =>
    wanted === undefined
      ? []
      : [
          {
            title: message('is {wanted}, which the task names', { wanted }),
            key: `named ${wanted}`,
            passes:
              ({ roster }) =>
              (index) =>
                roster.instance(index).name === wanted,
            reasons: () => [
              {
                subject: wanted,
                message: message('is not {wanted}, which the task names', { wanted }),
              },
            ],
          },
        ],
};

/** Only `ACTIVE` instances take tasks. Source: API reference, ContainerInstance. */
export const status: Filter<'STATUS'> = {
  code: 'STATUS',
  label: 'Status',
  counted: '{instances, plural, one {# instance is} other {# instances are}} {subject}',
  unseen: true,
  checks: () => [ACTIVE],
};

const ACTIVE: Check = {
  title: message('is ACTIVE'),
  passes:
    ({ active }) =>
    (index) =>
      active[index] === 1,
  reasons: (state, index) => {
    const status = state.statusOf(index);
    return [{ subject: status, message: message('is {status}, not ACTIVE', { status }) }];
  },
};

/** Only instances whose agent is connected take tasks. Source: the same page. */
export const agent: Filter<'AGENT'> = {
  code: 'AGENT',
  label: 'Agent',
  counted:
    '{instances, plural, one {# instance has its agent} other {# instances have their agents}} disconnected',
  event: 'encountered error "AGENT".',
  checks: () => [CONNECTED],
};

const CONNECTED: Check = {
  title: message('has its agent connected'),
  passes:
    ({ connected }) =>
    (index) =>
      connected[index] === 1,
  reasons: () => [{ message: message('its agent is not connected') }],
};

/** A task of a capacity provider goes to its instances only. Source: API reference, CapacityProvider. */
export const capacityProvider: Filter<'CAPACITY_PROVIDER'> = {
  code: 'CAPACITY_PROVIDER',
  label: 'Capacity provider',
  counted:
    '{instances, plural, one {# instance does} other {# instances do}} not belong to capacity provider {subject}',
  unseen: true,
  checks: ({ capacityProvider: wanted }) =>
    wanted === undefined
      ? []
      : [
          {
            title: message('belongs to capacity provider {wanted}', { wanted }),
            key: `provider ${wanted}`,
            passes:
              ({ roster }) =>
              (index) =>
                roster.instance(index).capacityProvider === wanted,
            reasons: () => [
              {
                subject: wanted,
                message: message('does not belong to capacity provider {wanted}', { wanted }),
              },
            ],
          },
        ],
};
