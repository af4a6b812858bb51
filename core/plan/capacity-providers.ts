import type { InstanceType } from '../ecs/instance-types.ts';
import type { ContainerInstance } from '../placement/model.ts';
import { isFargate } from './fargate.ts';
import { typesAllowedBy } from './instance-requirements.ts';
import { entries, type Reading, type Source } from './reading.ts';
import { readTemplate } from './short-group.ts';

/** A capacity provider that the plan describes. */
export interface CapacityProvider {
  readonly name: string;
  /** Whose instances it manages: an Auto Scaling group's, or those that ECS launches itself. */
  readonly kind: 'autoScalingGroup' | 'managedInstances';
  /** What a new instance of it would be like, where the plan names its instance type. */
  readonly like?: ContainerInstance;
  /** Instance types of which ECS launches Managed Instances, where the plan has the requirements. */
  readonly allowed?: readonly InstanceType[];
  readonly source: Source;
}

/**
 * Reads capacity providers: the input of create-capacity-provider with an `instanceType` beside it,
 * the output of describe-capacity-providers, and files of either.
 */
export async function readCapacityProviders(
  reading: Reading,
  source: Source,
): Promise<CapacityProvider[]> {
  const found: CapacityProvider[] = [];
  for await (const entry of entries(reading, source, 'capacityProviders')) {
    found.push(...readCapacityProvider(reading, entry));
  }
  return found;
}

function readCapacityProvider(reading: Reading, source: Source): readonly CapacityProvider[] {
  const { node } = source;
  const name = node.get('name').text;
  if (name === undefined) {
    if (node.exists && !node.isUnknown && !node.open) {
      const template = 'Expected a capacity provider object with a name, or the path of a file.';
      reading.report('plan-capacity-provider', 'error', source, template);
    }
    return [];
  }
  // Those of Fargate are there without being described.
  if (isFargate(name)) return [];
  const managed = node.get('managedInstancesProvider').exists;
  const like = node.get('instanceType').exists ? readTemplate(reading, source, name) : undefined;
  const kind = managed ? 'managedInstances' : 'autoScalingGroup';
  const requirements = node
    .get('managedInstancesProvider')
    .get('instanceLaunchTemplate')
    .get('instanceRequirements');
  const allowed = requirements.kind === 'object' ? typesAllowedBy(requirements) : undefined;
  return [{ name, kind, source, ...(like ? { like } : {}), ...(allowed ? { allowed } : {}) }];
}
