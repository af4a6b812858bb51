import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isText } from './fields.ts';
import { set } from './files.ts';

/** The lower limit of deployments of a service, in percent of its desired count. */
export interface MinimumHealthyPercent {
  readonly kind: 'minimumHealthyPercent';
  readonly group: string;
  readonly value: number;
}

export const minimumHealthyPercent: ChangeKind<MinimumHealthyPercent> = {
  kind: 'minimumHealthyPercent',
  read: ({ group, value }) => (isText(group) && isAmount(value) ? { group, value } : undefined),
  words: ({ group, value: percent }) =>
    message('{service}: minimumHealthyPercent {percent}', { service: groupLabel(group), percent }),
  async edits({ kind, group, value }, files) {
    const [planned] = requestsAt(files.plan, group);
    const owner = await files.at(planned?.place);
    const old = owner?.node.get('deploymentConfiguration');
    owner?.file.add(
      old?.kind === 'object'
        ? set(owner.file.editor, old, kind, value)
        : set(owner.file.editor, owner.node, 'deploymentConfiguration', { [kind]: value }),
    );
  },
};
