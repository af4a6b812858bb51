import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText } from './fields.ts';
import { isShort, set } from './files.ts';

/** The type of a group of instances that is described in short; named by its first instance. */
export interface InstanceTypeChange {
  readonly kind: 'instanceType';
  readonly instances: string;
  readonly value: string;
}

export const instanceType: ChangeKind<InstanceTypeChange> = {
  kind: 'instanceType',
  read: ({ instances, value }) =>
    isText(instances) && isText(value) ? { instances, value } : undefined,
  words: ({ instances, value: other }, { cluster }) =>
    message('{type} changed to {other}', {
      type: cluster.instances.find(({ name }) => name === instances)?.instanceType ?? instances,
      other,
    }),
  async edits({ instances, value }, files) {
    const index = files.plan.cluster.instances.findIndex(({ name }) => name === instances);
    const pool = await files.at(files.plan.instancePlaces[index]);
    // A described instance is of the type that it was launched with.
    if (!pool || !isShort(pool.node)) return;
    pool.file.add(set(pool.file.editor, pool.node, 'instanceType', value));
  },
};
