import { instanceTypesTable } from './data/instance-types.generated.ts';
import { UNITS_PER_VCPU } from './units.ts';

/** What EC2 documents of an instance type. Sources and date: core/ecs/data. */
export interface InstanceType {
  readonly name: string;
  readonly family: string;
  readonly vCpus: number;
  /** CPU units that an instance of this type registers. */
  readonly cpuUnits: number;
  /** Nominal memory; less than this is registered. */
  readonly memoryMiB: number;
  /** Network interfaces, the primary one included. */
  readonly maxEnis: number;
  /** awsvpc tasks with ENI trunking; undefined where ECS does not support trunking. */
  readonly trunkedTaskLimit: number | undefined;
  readonly gpus: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly hypervisor: 'nitro' | 'xen' | undefined;
  /** USD an hour, on demand, Linux, us-east-1. */
  readonly usdPerHour: number | undefined;
}

let catalogue: ReadonlyMap<string, InstanceType> | undefined;

/** The instance type of this name (`m5.large`), or undefined for one that the catalogue lacks. */
export function instanceType(name: string): InstanceType | undefined {
  return instanceTypes().get(name);
}

/**
 * Families and types that EC2 has offered and that the catalogue lacks: some are no longer offered,
 * of others Stowage knows no sizes. Source: EC2 user guide and its document history, read 2026-11.
 */
const FORMER =
  /^(?:cc1\.4xlarge|cc2\.8xlarge|cg1\.4xlarge|cr1\.8xlarge|hi1\.4xlarge|hs1\.8xlarge|g2\.[28]xlarge|f1\.(?:2|4|16)xlarge|dl1\.24xlarge|p3(?:dn)?\.(?:2|8|16|24)xlarge|u-(?:6|9|12|18|24)tb1\.(?:56xlarge|112xlarge|metal)|x1e?\.\d*xlarge|i2\.\d*xlarge)$/;

/** True for an instance type that exists, or did: constraints on it were right when they were written. */
export function isKnownInstanceType(name: string): boolean {
  return instanceType(name) !== undefined || FORMER.test(name);
}

/** All known instance types by name. Read from the table on first use. */
export function instanceTypes(): ReadonlyMap<string, InstanceType> {
  catalogue ??= readCatalogue();
  return catalogue;
}

function readCatalogue(): ReadonlyMap<string, InstanceType> {
  const types = new Map<string, InstanceType>();
  for (const line of instanceTypesTable.trim().split('\n')) {
    const space = line.indexOf(' ');
    const family = line.slice(0, space);
    for (const cells of line.slice(space + 1).split(',')) {
      const type = readType(family, cells.split(' '));
      types.set(type.name, type);
    }
  }
  return types;
}

function readType(family: string, cells: readonly string[]): InstanceType {
  const [size, vCpus, memory, enis, trunked, gpus, architecture, hypervisor, price] = cells;
  return {
    name: `${family}.${size}`,
    family,
    vCpus: Number(vCpus),
    cpuUnits: Number(vCpus) * UNITS_PER_VCPU,
    memoryMiB: Number(memory),
    maxEnis: Number(enis),
    trunkedTaskLimit: trunked ? Number(trunked) : undefined,
    gpus: Number(gpus),
    architecture: architecture === 'a' ? 'arm64' : 'x86_64',
    hypervisor: hypervisor === 'n' ? 'nitro' : hypervisor === 'x' ? 'xen' : undefined,
    usdPerHour: price ? Number(price) : undefined,
  };
}

/** What the kernel keeps: a share of all memory for its page table and a fixed part, in MiB. */
interface Loss {
  readonly rate: number;
  readonly base: number;
}

/** Families whose registered memory was observed; sizes of the others lose what m5 does. */
const LOSSES: readonly (readonly [families: RegExp, loss: Loss])[] = [
  [/^c5/, { rate: 0.043, base: 216 }],
  [/^[cmr]6i/, { rate: 0.03156, base: 216 }],
];
const NITRO: Loss = { rate: 0.0361, base: 216 };
const XEN: Loss = { rate: 1 / 64, base: 89 };
/** Below 4,096 MiB. */
const SMALL_XEN: Loss = { rate: 1 / 64, base: 25 };

/**
 * The memory in MiB that an instance of this type registers, before `ECS_RESERVED_MEMORY`: an
 * estimate, fitted to observed registrations on Amazon Linux 2 and 2023 and good to a few MiB for the
 * families that were observed. Wherever it shows it must be called an estimate.
 */
export function estimateRegisteredMemory(type: InstanceType): { memory: number; estimate: true } {
  const { rate, base } = lossOf(type);
  const memory = Math.floor(type.memoryMiB - base - rate * type.memoryMiB);
  return { memory: Math.max(0, memory), estimate: true };
}

function lossOf({ family, hypervisor, memoryMiB }: InstanceType): Loss {
  if (hypervisor === 'xen') return memoryMiB < 4096 ? SMALL_XEN : XEN;
  return LOSSES.find(([families]) => families.test(family))?.[1] ?? NITRO;
}
