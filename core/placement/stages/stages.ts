import type { PlacementRequest } from '../model.ts';
import type { State } from '../state.ts';
import { attributes } from './attributes.ts';
import { constraints } from './constraints.ts';
import { network } from './network.ts';
import { ports } from './ports.ts';
import { agent, capacityProvider, named, status } from './readiness.ts';
import { cpu, eni, gpu, memory } from './resources.ts';
import type { Reason, Stage, StageOf } from './stage.ts';

const FILTERS: readonly StageOf[] = [
  named,
  status,
  agent,
  capacityProvider,
  cpu,
  memory,
  ports,
  eni,
  gpu,
  attributes,
  network,
];

/**
 * The questions of the placement process to every instance, in its order: first what the task needs,
 * then the constraints. Source: developer guide, "How Amazon ECS places tasks".
 */
export function stagesOf(request: PlacementRequest): readonly Stage[] {
  const filters = FILTERS.map((stageOf) => stageOf(request)).filter((stage) => stage !== undefined);
  return [...filters, ...constraints(request)];
}

/** Every reason why an instance cannot take the task, asked of the state; none when it can. */
export function reasonsOf(stages: readonly Stage[], state: State): (index: number) => Reason[] {
  const bound = stages.map((stage) => ({ stage, passes: stage.passes(state) }));
  return (index) => {
    const reasons: Reason[] = [];
    for (const { stage, passes } of bound) {
      if (!passes(index)) reasons.push(...stage.reasons(state, index));
    }
    return reasons;
  };
}
