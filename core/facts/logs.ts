import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { literal } from './loose-arn.ts';
import type { Need, Open } from './need.ts';

/** What the log driver `awslogs` needs of the role that starts containers. */
export function logNeeds(configuration: Node, { pulls, scope }: Definition): (Need | Open)[] {
  if (configuration.get('logDriver').string !== 'awslogs') return [];
  const options = configuration.get('options');
  const group = options.get('awslogs-group');
  if (!group.text) return [];
  const region = options.get('awslogs-region').text || undefined;
  const arn = scope.arn('logs', `log-group:${literal(group.text)}`, { region });
  const named = { role: pulls, source: 'executionRole' } as const;
  const needs: Need[] = [
    {
      ...{ ...named, sid: 'Logs', because: group },
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${arn}:*`],
      why: message('Writing the logs of the container.'),
    },
  ];
  const create = options.get('awslogs-create-group');
  if (create.string === 'true' || create.boolean === true) {
    needs.push({
      ...{ ...named, sid: 'LogGroups', because: create },
      actions: ['logs:CreateLogGroup'],
      resources: [arn, `${arn}:*`],
      why: message('Creating the log group. The managed policy does not allow it.'),
    });
  }
  return needs;
}
