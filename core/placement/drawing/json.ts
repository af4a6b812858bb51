import { explainUnplaced } from '../explain/unplaced.ts';
import type { PlacementResult } from '../model.ts';
import type { Picture, PictureFargate } from '../picture.ts';
import type { ReasonCode } from '../stages/stage.ts';
import type { Say } from './draw.ts';

/**
 * The object of the contract: placed and unplaced copies, and what is left on each instance. One
 * entry a line, so that results can be compared; what copies share is written out once.
 */
export function toJson(plan: string, result: PlacementResult, picture: Picture, say: Say): string {
  const first = firstCopies(result);
  const placed = result.outcomes.flatMap(({ request, placed: where }, number) =>
    [...where].map((index, copy) =>
      JSON.stringify({
        group: request.group,
        copy: (first[number] ?? 0) + copy,
        containerInstance: picture.instances[index]?.name,
        availabilityZone: picture.instances[index]?.zone,
      }),
    ),
  );
  const unplaced = result.outcomes.flatMap((outcome, number) => {
    const why = explainUnplaced(result, number);
    if (!why) return [];
    const reasons = why.reasons.map((reason) => ({
      code: codeOf(reason.code),
      containerInstances: reason.containerInstances,
      message: say(reason.message),
    }));
    const group = JSON.stringify(why.group);
    const rest = JSON.stringify({ event: why.event, reasons }).slice(1);
    const next = (first[number] ?? 0) + outcome.placed.length;
    return Array.from(
      { length: outcome.unplaced },
      (_, copy) => `{"group":${group},"copy":${next + copy},${rest}`,
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
    `"containerInstances": ${list(containerInstances)}`,
    picture.fargate.length > 0 ? `,\n"fargate": ${list(picture.fargate.map(lane))}` : '',
    '\n}\n',
  ].join('');
}

/**
 * The number of each outcome's first copy: a group that is split over capacity providers, or started
 * several times, counts on.
 */
function firstCopies({ outcomes }: PlacementResult): readonly number[] {
  const counts = new Map<string, number>();
  return outcomes.map(({ request: { group }, placed, unplaced }) => {
    const first = counts.get(group) ?? 0;
    counts.set(group, first + placed.length + unplaced);
    return first;
  });
}

/** The codes of the contract: an instance of another capacity provider is none for the task. */
function codeOf(code: ReasonCode): ReasonCode {
  return code === 'CAPACITY_PROVIDER' ? 'NO_INSTANCES' : code;
}

function lane({ name, capacityProvider, copies, running, zones }: PictureFargate): string {
  return JSON.stringify({ group: name, capacityProvider, copies, running, zones });
}

function list(entries: readonly string[]): string {
  return entries.length === 0 ? '[]' : `[\n  ${entries.join(',\n  ')}\n]`;
}
