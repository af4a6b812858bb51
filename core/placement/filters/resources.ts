import { message } from '../../text/message.ts';
import { DEVICES, RESOURCES, type Resource } from '../resources.ts';
import type { Filter } from './filter.ts';

/**
 * The filter of a resource: what is available must be at least what is required; equality fits.
 * Source: API reference, PlacementStrategy ("still enough to run the task").
 */
function filterOf<Name extends Resource>(name: Name): Filter<(typeof RESOURCES)[Name]['code']> {
  const { condition, lacks, ...words } = RESOURCES[name];
  return {
    ...words,
    checks: ({ task }) => {
      const required = task[name];
      // Every task is checked for CPU and memory; for a device only one that takes one.
      if (required === 0 && name !== 'cpu' && name !== 'memory') return [];
      return [
        {
          title: message(condition, { required }),
          passes(state) {
            const available = state.available[name];
            return (index) => (available[index] ?? 0) >= required;
          },
          reasons(state, index) {
            const available = state.available[name][index] ?? 0;
            return [{ required, available, message: message(lacks, { required, available }) }];
          },
        },
      ];
    },
  };
}

export const cpu = filterOf('cpu');
export const memory = filterOf('memory');

/** Network interfaces, GPUs and whatever else an instance has a number of. */
export const devices = DEVICES.map(filterOf);
