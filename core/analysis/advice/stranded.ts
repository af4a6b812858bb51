import type { PlacementResult } from '../../placement/model.ts';
import { stateBefore } from '../../placement/replay.ts';
import type { State } from '../../placement/state.ts';

/** What is free and of no use to any copy of the plan. CPU units, MiB, and on how many instances. */
export interface Stranded {
  /** Memory on instances without the CPU of the least demanding copy. */
  readonly memory: { readonly amount: number; readonly instances: number };
  /** CPU on instances without the memory of the least demanding copy. */
  readonly cpu: { readonly amount: number; readonly instances: number };
}

/** The state after everything was placed. */
export function stateAfter(result: PlacementResult): State {
  const outcome = result.outcomes.length - 1;
  return stateBefore(result, { outcome, copy: result.outcomes[outcome]?.placed.length ?? 0 });
}

/** Free memory without CPU, and the reverse, measured by the smallest requests of the plan. */
export function strandedIn(result: PlacementResult, state = stateAfter(result)): Stranded {
  const { cpu, memory } = state.available;
  const tasks = result.outcomes.map(({ request }) => request.task);
  const leastCpu = Math.min(...tasks.map((task) => task.cpu));
  const leastMemory = Math.min(...tasks.map((task) => task.memory));
  return {
    memory: freeWithout(memory, leastMemory, cpu, leastCpu),
    cpu: freeWithout(cpu, leastCpu, memory, leastMemory),
  };
}

/** What is free of one where there would be enough of it, but not of the other. */
function freeWithout(
  free: Float64Array,
  enough: number,
  other: Float64Array,
  needed: number,
): { amount: number; instances: number } {
  let amount = 0;
  let instances = 0;
  for (const [index, left] of free.entries()) {
    if (left <= 0 || left < enough || (other[index] ?? 0) >= needed) continue;
    amount += left;
    instances++;
  }
  return { amount, instances };
}
