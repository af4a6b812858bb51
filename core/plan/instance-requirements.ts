import { type InstanceType, instanceTypes } from '../ecs/instance-types.ts';
import type { Node } from '../text/node.ts';

/**
 * The instance types that `instanceRequirements` of a Managed Instances provider allow, as far as the
 * catalogue knows what they ask about. Bare metal and burstable types count only where they are
 * included (assumption: instance requirements). Source: API reference, InstanceRequirementsRequest.
 */
export function typesAllowedBy(requirements: Node): readonly InstanceType[] {
  const allowed = patternsOf(requirements.get('allowedInstanceTypes'));
  const excluded = patternsOf(requirements.get('excludedInstanceTypes'));
  const within = (name: string, value: number): boolean => {
    const range = requirements.get(name);
    const { number: min = 0 } = range.get('min');
    const { number: max = Number.POSITIVE_INFINITY } = range.get('max');
    return value >= min && value <= max;
  };
  return [...instanceTypes().values()].filter((type) => {
    const { name, family, vCpus, memoryMiB } = type;
    return (
      (allowed.length === 0 || allowed.some((pattern) => pattern.test(name))) &&
      !excluded.some((pattern) => pattern.test(name)) &&
      within('vCpuCount', vCpus) &&
      within('memoryMiB', memoryMiB) &&
      within('memoryGiBPerVCpu', memoryMiB / 1024 / vCpus) &&
      within('networkInterfaceCount', type.maxEnis) &&
      within('acceleratorCount', type.gpus) &&
      permits(requirements.get('bareMetal'), /\.metal/.test(name)) &&
      // Who names a type wants it, burstable or not.
      (allowed.length > 0 || permits(requirements.get('burstablePerformance'), /^t\d/.test(family)))
    );
  });
}

/** `included`, `excluded` or `required`. */
function permits(node: Node, is: boolean): boolean {
  const wish = node.string ?? 'excluded';
  return wish === 'included' || is === (wish === 'required');
}

/** Characters of a name. Source: EC2 API reference, InstanceRequirements. */
const MAX_NAME = 30;

/** Names of types, in which `*` stands for anything; longer ones than the API takes match none. */
function patternsOf(list: Node): readonly RegExp[] {
  return list.items().flatMap(({ string }) => {
    if (string === undefined || string.length > MAX_NAME) return [];
    const parts = string.split(/\*+/).map((part) => part.replace(/[^\w-]/g, (each) => `\\${each}`));
    return new RegExp(`^${parts.join('.*')}$`);
  });
}
