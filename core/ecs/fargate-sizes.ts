import { MIB_PER_GB } from './units.ts';

/** A task CPU size of AWS Fargate with the memory sizes that go with it. */
export interface FargateSize {
  /** CPU units. */
  readonly cpu: number;
  /** MiB, rising. */
  readonly memory: readonly number[];
  /** Sizes below 1 vCPU and above 4 are for Linux only. */
  readonly windows: boolean;
}

const gb = (first: number, last: number, step: number): number[] => {
  const sizes: number[] = [];
  for (let size = first; size <= last; size += step) sizes.push(size * MIB_PER_GB);
  return sizes;
};

/**
 * All sizes, by rising CPU. Sources, as of 2026-11: the developer guide's task size table; the row of
 * 32 vCPU from its page on creating a task definition.
 */
export const FARGATE_SIZES: readonly FargateSize[] = [
  { cpu: 256, memory: [512, 1024, 2048], windows: false },
  { cpu: 512, memory: gb(1, 4, 1), windows: false },
  { cpu: 1024, memory: gb(2, 8, 1), windows: true },
  { cpu: 2048, memory: gb(4, 16, 1), windows: true },
  { cpu: 4096, memory: gb(8, 30, 1), windows: true },
  { cpu: 8192, memory: gb(16, 60, 4), windows: false },
  { cpu: 16384, memory: gb(32, 120, 8), windows: false },
  { cpu: 32768, memory: [60, 120, 244].map((size) => size * MIB_PER_GB), windows: false },
];

/** The size of this CPU (units), if Fargate has it. */
export function fargateSize(cpu: number): FargateSize | undefined {
  return FARGATE_SIZES.find((size) => size.cpu === cpu);
}

/** The smallest size that holds both amounts: CPU units and MiB. Undefined when none does. */
export function smallestFargateSize(
  cpu: number,
  memory: number,
  windows = false,
): { cpu: number; memory: number } | undefined {
  for (const size of FARGATE_SIZES) {
    if (size.cpu < cpu || (windows && !size.windows)) continue;
    const fitting = size.memory.find((amount) => amount >= memory);
    if (fitting !== undefined) return { cpu: size.cpu, memory: fitting };
  }
  return undefined;
}

/** The memory sizes (MiB) in short: one by one, or from the first to the last with their step. */
export function memorySizes({ memory }: FargateSize): string {
  const [first, second] = memory;
  const last = memory.at(-1);
  if (first === undefined || second === undefined || memory.length < 4) return memory.join(', ');
  const step = second - first;
  const even = memory.every((amount, index) => amount === first + index * step);
  return even ? `${first}–${last} (+${step})` : memory.join(', ');
}
