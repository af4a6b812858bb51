import { fargatePrice, fargateUsd } from '../ecs/data/fargate-prices.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../ecs/units.ts';
import { type Message, message } from '../text/message.ts';
import type { Definition } from './definition.ts';
import { SOURCES } from './sources.ts';

/** Hours of a month by which AWS itself computes. */
export const HOURS_PER_MONTH = 730;

/** GB of ephemeral storage that every task on Linux has without a price. */
const FREE_STORAGE = 20;

/** What Spot was seen to cost, as a share of the price on demand: a range, since it changes all the time. */
export const SPOT_SHARE = [0.3, 0.45] as const;

/** What tasks of a definition cost on Fargate, in USD, on demand and before tax. */
export interface FargateCost {
  readonly region: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly vCpu: number;
  readonly gb: number;
  /** Tasks that the service keeps running; undefined without a service or a number. */
  readonly tasks: number | undefined;
  /** Of one task. */
  readonly perHour: number;
  readonly source: string;
}

/** The price of one task on Fargate, or in a sentence why it is not known. */
export function fargateCost(definition: Definition): FargateCost | Message {
  const { task, scope, launch, service } = definition;
  if (!task) return message('Not known: the task definition of the service was not found.');
  if (!launch.fargate)
    return message('Not known: tasks on instances cost what the instances cost.');
  if (task.cpu === undefined || task.memory === undefined) {
    return message('Not known: the size of the task is not in the file.');
  }
  if (task.windows) return message('Not known: the sources disagree on the price of Windows.');
  const region = scope.region?.value;
  if (region === undefined) return message('Not known: the file does not tell the Region.');
  const storage = task.node.get('ephemeralStorage').get('sizeInGiB');
  if (storage.exists && !(storage.number !== undefined && storage.number <= FREE_STORAGE)) {
    return message('Not known: the price of more than {free} GB of ephemeral storage.', {
      free: FREE_STORAGE,
    });
  }
  const written = task.node.get('runtimePlatform').get('cpuArchitecture');
  if (written.exists && written.string === undefined) {
    return message('Not known: the CPU architecture is filled in later.');
  }
  const architecture = written.string?.toUpperCase() === 'ARM64' ? 'arm64' : 'x86_64';
  const price = fargatePrice(region, architecture);
  if (!price) {
    return message('Not known: there is no price of {region} on {architecture} in the table.', {
      ...{ region, architecture },
    });
  }
  const vCpu = task.cpu / UNITS_PER_VCPU;
  const gb = task.memory / MIB_PER_GB;
  return {
    ...{ region, architecture, vCpu, gb, tasks: service?.get('desiredCount').number },
    perHour: fargateUsd(price, vCpu, gb),
    source: SOURCES.fargatePrices,
  };
}
