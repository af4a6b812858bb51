import { explainUnplaced } from '../explain/unplaced.ts';
import type { PlacementResult } from '../model.ts';
import type { Picture } from '../picture.ts';
import type { Say } from './draw.ts';

/**
 * The object of the contract: placed and unplaced copies, and what is left on each instance. One
 * entry a line, so that results can be compared; what copies share is written out once.
 */
export function toJson(plan: string, result: PlacementResult, picture: Picture, say: Say): string {
  const placed = result.outcomes.flatMap(({ request, placed: where }) =>
    [...where].map((index, copy) =>
      JSON.stringify({
        group: request.group,
        copy,
        containerInstance: picture.instances[index]?.name,
        availabilityZone: picture.instances[index]?.zone,
      }),
    ),
  );
  const unplaced = result.outcomes.flatMap((outcome, number) => {
    const why = explainUnplaced(result, number);
    if (!why) return [];
    const reasons = why.reasons.map((reason) => ({
      code: reason.code,
      containerInstances: reason.containerInstances,
      message: say(reason.message),
    }));
    const group = JSON.stringify(why.group);
    const rest = JSON.stringify({ event: why.event, reasons }).slice(1);
    return Array.from(
      { length: outcome.unplaced },
      (_, copy) => `{"group":${group},"copy":${outcome.placed.length + copy},${rest}`,
    );
  });
  const containerInstances = picture.instances.map((instance) =>
    JSON.stringify({
      containerInstance: instance.name,
      availabilityZone: instance.zone,
      instanceType: instance.type,
      registered: { cpu: instance.cpu.registered, memory: instance.memory.registered },
      remaining: { cpu: instance.cpu.remaining, memory: instance.memory.remaining },
      ...(instance.estimate ? { estimate: true } : {}),
      tasks: instance.taskCount,
    }),
  );
  return [
    `{\n"plan": ${JSON.stringify(plan)},\n"seed": ${result.seed},\n`,
    `"placed": ${list(placed)},\n"unplaced": ${list(unplaced)},\n`,
    `"containerInstances": ${list(containerInstances)}\n}\n`,
  ].join('');
}

function list(entries: readonly string[]): string {
  return entries.length === 0 ? '[]' : `[\n  ${entries.join(',\n  ')}\n]`;
}
