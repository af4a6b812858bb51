import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isText } from './fields.ts';
import { isShort, set } from './files.ts';

/** How many instances a group that is described in short has; named by its first instance. */
export interface InstanceCount {
  readonly kind: 'instanceCount';
  readonly instances: string;
  readonly value: number;
}

export const instanceCount: ChangeKind<InstanceCount> = {
  kind: 'instanceCount',
  read: ({ instances, value }) =>
    isText(instances) && isAmount(value) ? { instances, value } : undefined,
  words: ({ instances, value: count }, { cluster }) =>
    message('{type}: {count, plural, one {# instance} other {# instances}}', {
      type: cluster.instances.find(({ name }) => name === instances)?.instanceType ?? instances,
      count,
    }),
  async edits({ instances, value }, files) {
    const index = files.plan.cluster.instances.findIndex(({ name }) => name === instances);
    const pool = await files.at(files.plan.instancePlaces[index]);
    // A described instance is one: it has no count that could be another.
    if (!pool || !isShort(pool.node)) return;
    pool.file.add(set(pool.file.editor, pool.node, 'count', value));
  },
};
