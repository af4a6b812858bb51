import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { infrastructureUses } from './infrastructure-role.ts';
import { literal, looseArn, resourceOf } from './loose-arn.ts';
import type { Need, Permissions } from './need.ts';

/** Permissions of the principal that registers the task definition and updates the service. */
export function deploymentPermissions(definition: Definition): Permissions {
  const { task, service } = definition;
  const roles: [node: Node, service: string][] = [];
  for (const name of ['executionRoleArn', 'taskRoleArn']) {
    const node = task?.node.get(name);
    if (node?.exists) roles.push([node, 'ecs-tasks.amazonaws.com']);
  }
  for (const { roleArn } of infrastructureUses(definition)) {
    if (roleArn.exists) roles.push([roleArn, 'ecs.amazonaws.com']);
  }
  const needs = roles.flatMap(([node, principal]) => passRole(node, principal, definition));
  const family = task?.node.get('family');
  if (family?.exists) {
    needs.push({
      ...{ role: 'deployment', sid: 'Register', because: family, source: 'practice' },
      actions: ['ecs:RegisterTaskDefinition'],
      resources: ['*'],
      why: message('Registering a revision; this action is given for all task definitions.'),
    });
  }
  if (service) needs.push(...serviceNeeds(service, definition));
  return { needs, open: [], attached: [] };
}

function passRole(because: Node, principal: string, { scope }: Definition): Need[] {
  const { text } = because;
  if (!text) return [];
  const arn = looseArn(text);
  // A name of a role is legal too; what begins with a placeholder is filled in later.
  if (!arn && because.isUnknown) return [];
  const [, partition] = scope.arn('iam', '').split(':');
  const account = scope.account?.value ?? '<ACCOUNT_ID>';
  const resource = arn ? resourceOf(arn) : `arn:${partition}:iam::${account}:role/${literal(text)}`;
  return [
    {
      ...{ role: 'deployment', sid: 'PassRole', because, source: 'infrastructureRole' },
      ...{ actions: ['iam:PassRole'], resources: [resource] },
      condition: { StringEquals: { 'iam:PassedToService': principal } },
      why: message('Handing the role to Amazon ECS.'),
    },
  ];
}

function serviceNeeds(service: Node, { scope }: Definition): Need[] {
  const because = service.get('serviceName');
  if (!because.text) return [];
  const cluster = service.get('cluster').text || service.get('clusterArn').text || 'default';
  const arn = looseArn(cluster);
  const name = arn ? arn.resource.replace(/^cluster\//, '') : cluster;
  return [
    {
      ...{ role: 'deployment', sid: 'Service', because, source: 'practice' },
      actions: ['ecs:CreateService', 'ecs:UpdateService'],
      resources: [
        scope.arn('ecs', `service/${literal(name)}/${literal(because.text)}`, {
          ...(arn && { partition: arn.partition, region: arn.region, account: arn.account }),
        }),
      ],
      why: message('Creating the service and updating it.'),
    },
  ];
}
