import { EC2_PRICE_REGION, fargatePrice, fargateUsd } from '../../ecs/data/fargate-prices.ts';
import { smallestFargateSize } from '../../ecs/fargate-sizes.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../../ecs/units.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FleetDemand } from './demand.ts';

/** The same tasks on Fargate. */
export interface FleetOnFargate {
  /** USD an hour; undefined where a price is not known, or a task does not fit any size. */
  readonly price: number | undefined;
  readonly tasks: number;
  readonly vCpus: number;
  readonly gb: number;
  /** The Region of the price. */
  readonly region: string;
  /** Groups that need what Fargate does not have: GPUs, or more than its largest size. */
  readonly impossible: readonly string[];
}

/**
 * What the tasks of a fleet would be on Fargate, each in the smallest size that holds it. The price is that
 * of the plan's Region where it is known, else of the Region of the EC2 prices, so that both can be compared.
 */
export function onFargate(plan: Plan, { items }: FleetDemand): FleetOnFargate {
  const own = plan.prices.region;
  const known = own !== undefined && fargatePrice(own, 'x86_64') !== undefined;
  const region = known ? own : EC2_PRICE_REGION;
  const price = fargatePrice(region, 'x86_64');
  const impossible: string[] = [];
  let [tasks, vCpus, gb] = [0, 0, 0];
  for (const { request, count } of items) {
    const { task, group } = request;
    const size = task.gpu > 0 ? undefined : smallestFargateSize(task.cpu, task.memory);
    if (!size) impossible.push(group);
    else {
      tasks += count;
      vCpus += (count * size.cpu) / UNITS_PER_VCPU;
      gb += (count * size.memory) / MIB_PER_GB;
    }
  }
  const usd = price && fargateUsd(price, vCpus, gb);
  return {
    price: impossible.length > 0 ? undefined : usd,
    tasks,
    vCpus,
    gb,
    region,
    impossible,
  };
}
