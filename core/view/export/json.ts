import { explainUnplaced } from '../../analysis/explain/unplaced.ts';
import type { ReasonCode } from '../../placement/filters/filters.ts';
import type { PlacementResult } from '../../placement/model.ts';
import type { Say } from '../model/placed.ts';
import type { Picture, PictureFargate, PictureInstance } from '../picture.ts';

/** Members of the object beside those of the contract. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * The object of the contract: placed and unplaced copies, and what is left on each instance. One
 * entry a line, so that results can be compared. In pieces: every reason of every instance for each
 * copy of a large cluster is more than one text can hold.
 */
export function* toJson(
  plan: string,
  result: PlacementResult,
  picture: Picture,
  say: Say,
  members: Members = {},
): Iterable<string> {
  const first = firstCopies(result);
  yield `{\n"plan": ${JSON.stringify(plan)},\n"seed": ${result.seed},\n"placed": `;
  yield* list(placedCopies(result, picture, first));
  yield ',\n"unplaced": ';
  yield* list(unplacedCopies(result, say, first));
  yield ',\n"containerInstances": ';
  yield* list(picture.instances.map(described));
  if (picture.fargate.length > 0) {
    yield ',\n"fargate": ';
    yield* list(picture.fargate.map(lane));
  }
  for (const [name, value] of Object.entries(members)) {
    yield `,\n${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}`;
  }
  yield '\n}\n';
}

function* placedCopies(
  { outcomes }: PlacementResult,
  { instances }: Picture,
  first: readonly number[],
): Iterable<string> {
  for (const [number, { request, placed }] of outcomes.entries()) {
    for (const [copy, index] of placed.entries()) {
      yield JSON.stringify({
        group: request.group,
        copy: (first[number] ?? 0) + copy,
        containerInstance: instances[index]?.name,
        availabilityZone: instances[index]?.zone,
      });
    }
  }
}

/** What copies of a group share is written out once. */
function* unplacedCopies(
  result: PlacementResult,
  say: Say,
  first: readonly number[],
): Iterable<string> {
  for (const [number, outcome] of result.outcomes.entries()) {
    const why = explainUnplaced(result, number);
    if (!why) continue;
    const reasons = why.reasons.map((reason) => ({
      code: codeOf(reason.code),
      containerInstances: reason.containerInstances,
      message: say(reason.message),
    }));
    const group = JSON.stringify(why.group);
    const rest = JSON.stringify({ event: why.event, reasons }).slice(1);
    const next = (first[number] ?? 0) + outcome.placed.length;
    for (let copy = 0; copy < outcome.unplaced; copy++) {
      yield `{"group":${group},"copy":${next + copy},${rest}`;
    }
  }
}

function described(instance: PictureInstance): string {
  return JSON.stringify({
    containerInstance: instance.name,
    availabilityZone: instance.zone,
    instanceType: instance.type,
    registered: { cpu: instance.cpu.registered, memory: instance.memory.registered },
    remaining: { cpu: instance.cpu.remaining, memory: instance.memory.remaining },
    ...(instance.estimate ? { estimate: true } : {}),
    tasks: instance.taskCount,
  });
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

function* list(entries: Iterable<string>): Iterable<string> {
  let before = '[\n  ';
  for (const entry of entries) {
    yield before + entry;
    before = ',\n  ';
  }
  yield before.startsWith('[') ? '[]' : '\n]';
}
