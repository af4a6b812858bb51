import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isAmount } from './fields.ts';
import { set } from './files.ts';

/** The seed of random choices. */
export interface Seed {
  readonly kind: 'seed';
  readonly value: number;
}

export const seed: ChangeKind<Seed> = {
  kind: 'seed',
  read: ({ value }) => (isAmount(value) ? { value } : undefined),
  words: ({ value }) => message('seed {seed}', { seed: value }),
  async edits({ value }, files) {
    const file = await files.open(files.plan.uri);
    file?.add(set(file.editor, file.document.root, 'seed', value));
  },
};
