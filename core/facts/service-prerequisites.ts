import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { looseArn } from './loose-arn.ts';
import type { Prerequisite } from './prerequisite.ts';

/** What a service names and ECS does not create. */
export function servicePrerequisites({ service, task, launch }: Definition): Prerequisite[] {
  if (!service) return [];
  const cluster = service.get('cluster').exists
    ? service.get('cluster')
    : service.get('clusterArn');
  const ip = launch.fargate || task?.effectiveNetworkMode === 'awsvpc';
  return [
    ...clusters(cluster),
    ...targetGroups(service, ip ? 'ip' : 'instance'),
    ...namespaces(service.get('serviceConnectConfiguration').get('namespace')),
    ...registries(service),
    ...providers(service, cluster.text ?? 'default'),
  ];
}

function clusters(because: Node): Prerequisite[] {
  const { text: name } = because;
  if (!name) return [];
  const short = name.replace(/^arn:.*:cluster\//s, '');
  return [
    {
      ...{ kind: 'cluster', name, because },
      why: message('The service is created in it.'),
      create: ['aws ecs create-cluster', ['--cluster-name', short]],
      check: ['aws ecs describe-clusters', ['--clusters', name]],
    },
  ];
}

function targetGroups(service: Node, type: 'ip' | 'instance'): Prerequisite[] {
  const nodes = service
    .get('loadBalancers')
    .items()
    .flatMap((each) => [
      each.get('targetGroupArn'),
      each.get('advancedConfiguration').get('alternateTargetGroupArn'),
    ]);
  return nodes.flatMap((because): Prerequisite[] => {
    const { text: arn } = because;
    if (!arn) return [];
    const [, name] = /targetgroup\/([^/]+)\//.exec(looseArn(arn)?.resource ?? '') ?? [];
    return [
      {
        ...{ kind: 'target group', name: arn, because },
        why: message(
          'Its target type must be "{type}", and a listener must forward to it: without a load balancer the service is refused.',
          { type },
        ),
        create:
          name === undefined
            ? undefined
            : [
                `aws elbv2 create-target-group --protocol HTTP --port 80 --vpc-id VPC --target-type ${type}`,
                ['--name', name],
              ],
        check: ['aws elbv2 describe-target-groups', ['--target-group-arns', arn]],
      },
    ];
  });
}

function namespaces(because: Node): Prerequisite[] {
  const { text: name } = because;
  if (!name) return [];
  return [
    {
      ...{ kind: 'namespace', name, because },
      why: message('Service Connect registers the service in it.'),
      create: name.startsWith('arn:')
        ? undefined
        : ['aws servicediscovery create-http-namespace', ['--name', name]],
      check: ['aws servicediscovery list-namespaces'],
    },
  ];
}

function registries(service: Node): Prerequisite[] {
  return service
    .get('serviceRegistries')
    .items()
    .flatMap((each): Prerequisite[] => {
      const because = each.get('registryArn');
      const { text: name } = because;
      if (!name) return [];
      const id = looseArn(name)?.resource.replace(/^service\//, '');
      return [
        {
          ...{ kind: 'Cloud Map service', name, because },
          why: message('Service discovery registers the tasks in it.'),
          create: undefined,
          check: id === undefined ? undefined : ['aws servicediscovery get-service', ['--id', id]],
        },
      ];
    });
}

function providers(service: Node, cluster: string): Prerequisite[] {
  return service
    .get('capacityProviderStrategy')
    .items()
    .flatMap((each): Prerequisite[] => {
      const because = each.get('capacityProvider');
      const { text: name } = because;
      if (!name) return [];
      return [
        {
          ...{ kind: 'capacity provider', name, because },
          why: message(
            'It must be associated with the cluster. PutClusterCapacityProviders replaces the whole list of the cluster.',
          ),
          create: undefined,
          check: [
            "aws ecs describe-clusters --query 'clusters[].capacityProviders'",
            ['--clusters', cluster],
          ],
        },
      ];
    });
}
