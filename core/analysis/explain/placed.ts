import { chainOf, ZONE } from '../../placement/choice/chain.ts';
import { type Key, keysOf } from '../../placement/choice/keys.ts';
import { checksOf } from '../../placement/filters/filters.ts';
import type { PlacementResult, Strategy } from '../../placement/model.ts';
import { Random } from '../../placement/random.ts';
import { stateBefore, type TaskRef } from '../../placement/replay.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';

/** What one step of the placement process left. */
export interface Step {
  /** What was asked of the candidates, or what the strategy preferred. */
  readonly title: Message;
  /** The candidates before and after. */
  readonly before: number;
  readonly left: number;
  readonly kind: 'filter' | 'constraint' | 'strategy' | 'tie';
}

/** Why a copy is where it is. */
export interface PlacedExplanation {
  readonly group: string;
  readonly copy: number;
  readonly containerInstance: string;
  readonly availabilityZone: string | undefined;
  /** The stages in order; the last one leaves one candidate. */
  readonly steps: readonly Step[];
  /** Index in `steps` of the last one that removed a candidate; undefined when there was only one. */
  readonly decidedBy: number | undefined;
  /** What would have been chosen otherwise, and the step that preferred the chosen one. */
  readonly runnerUp: { readonly containerInstance: string; readonly step: number } | undefined;
}

/**
 * Goes through the placement of one copy again, stage by stage.
 * @returns undefined for a copy that was not placed
 */
export function explainPlaced(
  result: PlacementResult,
  task: TaskRef,
): PlacedExplanation | undefined {
  const outcome = result.outcomes[task.outcome];
  const chosen = outcome?.placed[task.copy];
  if (!outcome || chosen === undefined) return undefined;
  const { request } = outcome;
  const state = stateBefore(result, task);
  const { roster } = state;
  const steps: Step[] = [];
  const order = roster.order(result.seed);
  let candidates: number[] = request.scheduling === 'DAEMON' ? [chosen] : [...order];
  const narrow = (kind: Step['kind'], title: Message, left: number[]): void => {
    steps.push({ kind, title, before: candidates.length, left: left.length });
    candidates = left;
  };
  for (const check of checksOf(request)) {
    const left = candidates.filter(check.passes(state));
    narrow(check.filter.constraint ? 'constraint' : 'filter', check.title, left);
  }
  const able = candidates;
  const chain = request.scheduling === 'DAEMON' ? [] : chainOf(request);
  const keys = keysOf(chain, state, request.group, order, new Random(0));
  const stepOfKey: number[] = [];
  for (const [number, strategy] of chain.entries()) {
    const key = keys[number];
    if (!key || strategy.type === 'random') continue;
    const least = candidates.reduce((min, index) => Math.min(min, keyAt(key, index)), Infinity);
    stepOfKey[number] = steps.length;
    const left = candidates.filter((index) => keyAt(key, index) === least);
    narrow('strategy', preference(strategy, least), left);
  }
  if (candidates.length > 1) narrow('tie', tie(chain), [chosen]);
  const other = runnerUp(able, chosen, keys, chain);
  const name = (index: number): string => roster.instance(index).name;
  const decided = steps.findLastIndex(({ before, left }) => left < before);
  return {
    group: request.group,
    copy: task.copy,
    containerInstance: name(chosen),
    availabilityZone: roster.instance(chosen).attributes.get(ZONE),
    steps,
    decidedBy: decided < 0 ? undefined : decided,
    runnerUp: other && {
      containerInstance: name(other.index),
      step: other.key === undefined ? steps.length - 1 : (stepOfKey[other.key] ?? steps.length - 1),
    },
  };
}

function keyAt(key: Key, index: number): number {
  return (key.kind === 'own' ? key.of[index] : key.counts[key.bucketOf[index] ?? 0]) ?? 0;
}

/** The best of the others; `key` is the first one in which it differs from the chosen. */
function runnerUp(
  able: readonly number[],
  chosen: number,
  keys: readonly Key[],
  chain: readonly Strategy[],
): { index: number; key: number | undefined } | undefined {
  const known = keys.filter((_, number) => chain[number]?.type !== 'random');
  let best: number | undefined;
  for (const index of able) {
    if (index === chosen) continue;
    if (best === undefined || compare(known, index, best) < 0) best = index;
  }
  if (best === undefined) return undefined;
  const other = best;
  const key = known.findIndex((one) => keyAt(one, other) !== keyAt(one, chosen));
  return { index: other, key: key < 0 ? undefined : key };
}

function compare(keys: readonly Key[], a: number, b: number): number {
  for (const key of keys) {
    const difference = keyAt(key, a) - keyAt(key, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

function preference(strategy: Strategy, least: number): Message {
  if (strategy.type === 'binpack') {
    const params = { free: least };
    return strategy.field === 'cpu'
      ? message('binpack: least CPU available, {free} units', params)
      : message('binpack: least memory available, {free} MiB', params);
  }
  if (strategy.type === 'spread' && strategy.field === 'attribute') {
    const params = { attribute: strategy.attribute, tasks: least };
    return strategy.attribute === ZONE
      ? message('spread: the Availability Zone with the fewest tasks of the group, {tasks}', params)
      : message('spread: the {attribute} with the fewest tasks of the group, {tasks}', params);
  }
  return message('spread: the instance with the fewest tasks of the group, {tasks}', {
    tasks: least,
  });
}

function tie(chain: readonly Strategy[]): Message {
  return chain.at(-1)?.type === 'random'
    ? message('random: chosen by the seed')
    : message('equally good: chosen by the seed');
}
