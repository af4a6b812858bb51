/** CPU units of one virtual CPU. Source: Amazon ECS developer guide, task size. */
export const UNITS_PER_VCPU = 1024;
/**
 * Largest amount of CPU units, of MiB of memory or of GPUs: the API's numbers are 32-bit integers.
 * Source: API reference, Resource (`integerValue`) and ContainerDefinition (`cpu`, `memory`).
 */
export const MAX_AMOUNT = 2 ** 31 - 1;
/** MiB of one GB as Amazon ECS counts it. Source: same page. */
export const MIB_PER_GB = 1024;

/**
 * Task-level `cpu` in CPU units: `"256"`, `".25 vCPU"`, `"1vcpu"`.
 * @returns undefined for what Amazon ECS cannot read as an amount
 */
export function parseTaskCpu(text: string): number | undefined {
  const units = /^\s*(\d+)\s*$/.exec(text)?.[1];
  if (units !== undefined) return Number(units);
  const vcpus = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*vcpu\s*$/i.exec(text)?.[1];
  return vcpus === undefined ? undefined : Math.round(Number(vcpus) * UNITS_PER_VCPU);
}

/**
 * Task-level `memory` in MiB: `"512"`, `"0.5GB"`, `"2 GB"`.
 * @returns undefined for what Amazon ECS cannot read as an amount
 */
export function parseTaskMemory(text: string): number | undefined {
  const mib = /^\s*(\d+)\s*$/.exec(text)?.[1];
  if (mib !== undefined) return Number(mib);
  const gb = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*gb\s*$/i.exec(text)?.[1];
  return gb === undefined ? undefined : Math.round(Number(gb) * MIB_PER_GB);
}
