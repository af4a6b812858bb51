import { type Message, message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { looseArn, resourceOf } from './loose-arn.ts';
import type { Attached, ManagedPolicyId, Need, Open, Permissions } from './need.ts';
import type { Scope } from './scope.ts';

/** A member of a service for which ECS takes a role of its own. */
export interface InfrastructureUse {
  readonly because: Node;
  readonly roleArn: Node;
}

/** Permissions of the roles that ECS takes to prepare volumes, load balancers, certificates and hooks. */
export function infrastructurePermissions({ service, scope }: Definition): Permissions {
  if (!service) return { needs: [], open: [], attached: [] };
  const attached: Attached[] = [];
  const attach = (because: Node, policy: ManagedPolicyId, why: Message): void => {
    if (because.exists) attached.push({ role: 'infrastructure', policy, because, why });
  };
  const open: Open[] = [];
  for (const volume of volumesOf(service)) {
    attach(volume, 'volumes', message('ECS creates, attaches and deletes the EBS volume.'));
    if (volume.get('kmsKeyId').exists) open.push(volumeKey(volume.get('kmsKeyId'), scope));
  }
  for (const each of balancersOf(service)) {
    const why = message('ECS moves the traffic of the load balancer between the target groups.');
    attach(each.get('advancedConfiguration'), 'loadBalancers', why);
  }
  for (const each of connectServices(service)) {
    const why = message('ECS issues and rotates the certificates of Service Connect.');
    attach(each.get('tls'), 'tls', why);
  }
  for (const each of service.get('vpcLatticeConfigurations').items()) {
    attach(each, 'lattice', message('ECS registers the tasks with VPC Lattice.'));
  }
  const needs = hooksOf(service).flatMap((hook) => hookNeed(hook));
  return { needs, open, attached };
}

/** The members of a service that name a role for ECS, whether or not they already name it. */
export function infrastructureUses({ service }: Definition): InfrastructureUse[] {
  if (!service) return [];
  const uses = [
    ...volumesOf(service),
    ...balancersOf(service).map((each) => each.get('advancedConfiguration')),
    ...connectServices(service).map((each) => each.get('tls')),
    ...service.get('vpcLatticeConfigurations').items(),
    ...hooksOf(service),
  ];
  return uses
    .filter((each) => each.exists)
    .map((because) => ({ because, roleArn: because.get('roleArn') }));
}

function volumesOf(service: Node): Node[] {
  return service
    .get('volumeConfigurations')
    .items()
    .map((each) => each.get('managedEBSVolume'))
    .filter((each) => each.exists);
}

function balancersOf(service: Node): readonly Node[] {
  return service.get('loadBalancers').items();
}

function connectServices(service: Node): readonly Node[] {
  return service.get('serviceConnectConfiguration').get('services').items();
}

function hooksOf(service: Node): readonly Node[] {
  return service
    .get('deploymentConfiguration')
    .get('lifecycleHooks')
    .items()
    .filter((hook) => hook.get('hookTargetArn').exists);
}

function hookNeed(hook: Node): Need[] {
  const because = hook.get('hookTargetArn');
  const arn = looseArn(because.text);
  if (arn?.service !== 'lambda') return [];
  const target = resourceOf(arn);
  // `function:NAME:VERSION` is one version; without it, the policy must name all of them.
  const versioned = arn.resource.split(':').length > 2;
  return [
    {
      ...{ role: 'infrastructure', sid: 'LifecycleHooks', because, source: 'api' },
      actions: ['lambda:InvokeFunction'],
      resources: versioned ? [target] : [target, `${target}:*`],
      why: message('ECS calls the function of the lifecycle hook.'),
    },
  ];
}

function volumeKey(because: Node, scope: Scope): Open {
  const arn = looseArn(because.text);
  const key = arn ? resourceOf(arn) : scope.arn('kms', `key/${because.text ?? '<KEY_ID>'}`);
  return {
    ...{ role: 'infrastructure', because, source: 'practice' },
    why: message(
      'The volume is encrypted with this key. Compare with the page of ECS on EBS keys.',
    ),
    grant: {
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      resources: [key],
    },
  };
}
