import type { Plan } from '../../plan/plan.ts';
import { simulating } from '../../simulation/simulate.ts';
import type { Work } from '../../work.ts';
import { type SimulationOptions, simulationInput } from './input.ts';

/** Seeds that a verdict is tried under. */
const SEEDS = 20;

/** What the ends of the services are under several seeds. */
export interface Robustness {
  readonly seeds: number;
  /** Services that end in another way under another seed. */
  readonly dependsOnSeed: readonly string[];
}

/**
 * Simulates a plan under further seeds: does the end of any service depend on ties and chance?
 * @param shouldStop asked before each seed but the first; no further seed is tried when it says true
 */
export function* tryingSeeds(
  plan: Plan,
  options: SimulationOptions = {},
  shouldStop: () => boolean = () => false,
): Work<Robustness> {
  const ends = new Map<string, Set<string>>();
  const first = options.seed ?? plan.seed;
  let tried = 0;
  for (let at = 0; at < SEEDS && (at === 0 || !shouldStop()); at++) {
    yield at / SEEDS;
    tried++;
    const input = simulationInput(plan, { ...options, seed: first + at });
    const { services } = yield* simulating(input);
    for (const { name, end } of services.values()) {
      const known = ends.get(name) ?? new Set();
      known.add(end);
      ends.set(name, known);
    }
  }
  const dependsOnSeed = [...ends].filter(([, known]) => known.size > 1).map(([name]) => name);
  return { seeds: tried, dependsOnSeed };
}
