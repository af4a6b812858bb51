import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText } from './fields.ts';

/** Static host ports become dynamic ones. */
export interface DynamicPorts {
  readonly kind: 'dynamicPorts';
  readonly group: string;
}

export const dynamicPorts: ChangeKind<DynamicPorts> = {
  kind: 'dynamicPorts',
  read: ({ group }) => (isText(group) ? { group } : undefined),
  words: ({ group }) => message('{service}: dynamic host ports', { service: groupLabel(group) }),
  request: (request) => ({ ...request, task: { ...request.task, hostPorts: [] } }),
  advice: () => message('use a dynamic host port (hostPort 0)'),
  async edits({ group }, files) {
    const [planned] = requestsAt(files.plan, group);
    const file = planned && (await files.open(planned.taskDefinition.uri));
    if (!file) return;
    const ports = [...planned.requirements.nodes]
      .filter(([key]) => key.startsWith('RESOURCE:PORTS'))
      .flatMap(([, nodes]) => nodes);
    file.add(
      [...new Set(ports)]
        .map((node) => (node.kind === 'object' ? node.get('hostPort') : node))
        .filter((node) => node.kind === 'number' || node.kind === 'string')
        .map((node) => file.editor.replace(node, 0)),
    );
  },
};
