import { forEachComparison } from '../../ecs/constraint/expression.ts';
import { expressionsOf } from '../../placement/filters/member-of.ts';
import type {
  ContainerInstance,
  PlacementRequest,
  PlacementResult,
} from '../../placement/model.ts';

import { RESOURCE_NAMES } from '../../placement/resources.ts';

/**
 * One instance of each kind, in the order of the cluster: those of a kind differ in nothing that
 * placing looks at but their names, and what lands on them is a matter of ties.
 */
export function alike({ cluster, outcomes }: PlacementResult): readonly ContainerInstance[] {
  const requests = outcomes.map(({ request }) => request);
  const named = new Set(requests.map(({ containerInstance }) => containerInstance));
  const asked = subjectsOf(requests);
  const numbers = new Map<object, number>();
  const texts = new Map<string, number>();
  // Many instances share their attributes and ports: each is written out once.
  const numberOf = (shared: ReadonlyMap<string, string> | ReadonlySet<number>): number => {
    let number = numbers.get(shared);
    if (number === undefined) {
      const text = JSON.stringify([...shared].sort());
      number = texts.get(text) ?? texts.size;
      texts.set(text, number);
      numbers.set(shared, number);
    }
    return number;
  };
  const kinds = new Map<string, ContainerInstance>();
  for (const instance of cluster.instances) {
    const { name, ec2InstanceId, registeredAt, attributes, usedPorts, groups, ...rest } = instance;
    const { registered: _, estimate: __, remaining, ...plain } = rest;
    const key = JSON.stringify([
      Object.entries(plain).sort(),
      RESOURCE_NAMES.map((name) => String(remaining[name])),
      [numberOf(attributes), numberOf(usedPorts.tcp), numberOf(usedPorts.udp)],
      [...groups].sort(),
      named.has(name) ? name : '',
      asked.has('ec2InstanceId') ? ec2InstanceId : '',
      asked.has('registeredAt') ? registeredAt : '',
    ]);
    if (!kinds.has(key)) kinds.set(key, instance);
  }
  return [...kinds.values()];
}

/** What the constraints of the requests ask about. */
function subjectsOf(requests: readonly PlacementRequest[]): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const { task, constraints } of requests) {
    for (const { expression } of [...task.memberOf, ...expressionsOf(constraints)]) {
      if (expression) forEachComparison(expression, ({ subject }) => subjects.add(subject));
    }
  }
  return subjects;
}
