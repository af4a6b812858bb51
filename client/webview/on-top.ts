import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import { find, targetOf, withChange } from './variant.ts';

/**
 * Changes with those of an advice on top.
 * @param file the plan as in the file, which changes are changes of
 * @param tried the picture with `changes`, where that is what the advice is about
 * @returns undefined where the advice is about something that the file does not have
 */
export function onTop(
  changes: readonly PlanChange[],
  advice: readonly PlanChange[],
  file: Picture,
  tried: Picture | undefined,
): readonly PlanChange[] | undefined {
  let all = changes;
  for (const each of advice) {
    const own = ofFile(each, file, tried ?? file);
    if (!own) return undefined;
    all = withChange(all, tried ? beside(own, all) : own);
  }
  return all;
}

/** A change of a picture as one of the file: instances may stand elsewhere there. */
function ofFile(change: PlanChange, file: Picture, from: Picture): PlanChange | undefined {
  if ('pool' in change) {
    const link = from.pools.find(({ first }) => first === change.pool)?.link;
    const pool = file.pools.find((each) => each.link === link);
    return pool && { ...change, pool: pool.first };
  }
  if ('like' in change) {
    const like = likeIn(change.like, file, from);
    return like < 0 ? undefined : { ...change, like };
  }
  if (!('group' in change) || change.kind === 'trunking') return change;
  // Of a service that capacity providers share the first part stands for all.
  return { ...change, group: from.groups[change.group]?.share?.first ?? change.group };
}

/** Behind the instances stand those that capacity providers would launch: the same in both. */
function likeIn(like: number, file: Picture, from: Picture): number {
  const model = from.instances[like];
  if (!model) return like - from.instances.length + file.instances.length;
  const same = file.instances.findIndex(({ name }) => name === model.name);
  if (same >= 0) return same;
  return file.instances.findIndex(
    ({ type, zone, capacityProvider }) =>
      type === model.type && zone === model.zone && capacityProvider === model.capacityProvider,
  );
}

/** What is advised for a trial starts from what is tried: more of the same adds up. */
function beside(change: PlanChange, changes: readonly PlanChange[]): PlanChange {
  if (change.kind === 'addInstances') {
    const before = find(changes, 'addInstances', targetOf(change));
    return before ? { ...change, value: before.value + change.value } : change;
  }
  if (change.kind === 'taskConstraint') {
    const before = changes.find(
      (each) =>
        each.kind === 'taskConstraint' &&
        each.group === change.group &&
        each.to === change.expression,
    );
    if (before?.kind === 'taskConstraint') return { ...change, expression: before.expression };
  }
  return change;
}
