import { estimateRegisteredMemory, type InstanceType } from '../ecs/instance-types.ts';
import type { Resources } from './resources.ts';

/** How an instance is set up when it is launched. */
export interface LaunchOptions {
  /** ENI trunking (account setting awsvpcTrunking). Linux only. */
  readonly trunking: boolean;
  /** Whether the agent manages GPUs (ECS_ENABLE_GPU_SUPPORT). */
  readonly gpus: boolean;
  /** MiB that the agent keeps for others (ECS_RESERVED_MEMORY). */
  readonly reservedMemory: number;
}

/** What a container instance of this type registers: CPU units, estimated MiB, network interfaces, GPUs. */
export function capacityOf(type: InstanceType, launch: LaunchOptions): Resources {
  return {
    cpu: type.cpuUnits,
    memory: Math.max(0, estimateRegisteredMemory(type).memory - launch.reservedMemory),
    eni: eniLimit(type, launch.trunking),
    gpu: launch.gpus ? type.gpus : 0,
  };
}

/**
 * awsvpc tasks that an instance takes: all its network interfaces but the primary one, or the
 * documented limit with trunking. Source: developer guide, container instance ENIs.
 */
export function eniLimit(type: InstanceType, trunking: boolean): number {
  const single = Math.max(0, type.maxEnis - 1);
  return trunking ? (type.trunkedTaskLimit ?? single) : single;
}
