import { evaluateConstraint } from '../../core/ecs/constraint/evaluate.ts';
import type { Cluster, PlacementRequest, Strategy } from '../../core/placement/model.ts';

const DEFAULT: readonly Strategy[] = [
  { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];

/**
 * The straightforward placer: typed arrays, what never changes asked once a service, and for every
 * copy one pass over all instances that keeps the best. Knows what the benchmark's cluster needs.
 * @returns how many copies were placed
 */
export function linearScan(cluster: Cluster, requests: readonly PlacementRequest[]): number {
  const { instances } = cluster;
  const size = instances.length;
  const cpu = Float64Array.from(instances, ({ remaining }) => remaining.cpu);
  const memory = Float64Array.from(instances, ({ remaining }) => remaining.memory);
  const zones = [...new Set(instances.map(({ availabilityZone }) => availabilityZone))];
  const zoneOf = Int32Array.from(instances, (one) => zones.indexOf(one.availabilityZone));
  let placed = 0;
  for (const request of requests) {
    const able = Uint8Array.from(instances, (instance) => (qualifies(instance, request) ? 1 : 0));
    const inZone = new Float64Array(zones.length);
    const onInstance = new Float64Array(size);
    const chain = request.strategy.length > 0 ? request.strategy : DEFAULT;
    const keys = chain.map((one) => {
      if (one.type === 'binpack') return one.field === 'cpu' ? cpu : memory;
      return one.type === 'spread' && one.field === 'instanceId' ? onInstance : undefined;
    });
    const { task } = request;
    for (let copy = 0; copy < request.count; copy++) {
      let best = -1;
      for (let index = 0; index < size; index++) {
        if (able[index] === 0) continue;
        if ((cpu[index] ?? 0) < task.cpu || (memory[index] ?? 0) < task.memory) continue;
        if (best < 0) {
          best = index;
          continue;
        }
        for (const key of keys) {
          const mine = key ? key[index] : inZone[zoneOf[index] ?? 0];
          const its = key ? key[best] : inZone[zoneOf[best] ?? 0];
          if (mine === its) continue;
          if ((mine ?? 0) < (its ?? 0)) best = index;
          break;
        }
      }
      if (best < 0) break;
      cpu[best] = (cpu[best] ?? 0) - task.cpu;
      memory[best] = (memory[best] ?? 0) - task.memory;
      onInstance[best] = (onInstance[best] ?? 0) + 1;
      const zone = zoneOf[best] ?? 0;
      inZone[zone] = (inZone[zone] ?? 0) + 1;
      placed++;
    }
  }
  return placed;
}

function qualifies(instance: Cluster['instances'][number], request: PlacementRequest): boolean {
  if (instance.status !== 'ACTIVE' || !instance.agentConnected) return false;
  const { requiresAttributes } = request.task;
  if (!requiresAttributes.every(({ name }) => instance.attributes.has(name))) return false;
  const subject = { ...instance, taskGroups: [] };
  return request.constraints.every(
    (one) =>
      one.type !== 'memberOf' ||
      (one.expression.expression && evaluateConstraint(one.expression.expression, subject)),
  );
}
