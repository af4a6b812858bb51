import type { Loss } from '../core/analysis/advice/outlook.ts';
import type { Overview } from '../core/analysis/advice/overview.ts';
import { format } from '../core/text/message.ts';
import { groupLabel, shortName } from '../core/view/model/draw.ts';
import { counted, type Line, styled } from './terminal.ts';

/** The member `advice` of `place --format json`. */
export function adviceJson(overview: Overview): object {
  const losses = (list: readonly Loss[]) =>
    list.map(({ of, unplaced }) => ({ of, unplaced: Object.fromEntries(unplaced) }));
  return {
    unplaced: overview.unplaced.map(({ group, advice }) => ({
      group,
      changes: advice.map(({ message, more, left }) => ({ message: format(message), more, left })),
    })),
    room: overview.room,
    withoutAvailabilityZone: losses(overview.withoutZone),
    withoutContainerInstance: losses(overview.withoutInstance),
    stranded: overview.stranded,
    stopping: overview.stopping,
    rebalancing: overview.rebalancing,
    fewestInstances: overview.fewest.map(({ instanceType, capacityProvider, count, bound }) => ({
      instanceType,
      ...(capacityProvider === undefined ? {} : { capacityProvider }),
      count,
      lowerBound: { count: bound.count, message: format(bound.message) },
    })),
  };
}

/** Suggestions that are printed for one group. */
const MOST_PRINTED = 5;

/** The advice for people, one thing a line. */
export function adviceLines(overview: Overview): Line[] {
  const lines: Line[] = [];
  for (const { group, advice } of overview.unplaced) {
    lines.push([styled('bold', `What would let more tasks of ${groupLabel(group)} be placed`)]);
    for (const { message } of advice.slice(0, MOST_PRINTED)) lines.push(`  ${format(message)}`);
    if (advice.length === 0) lines.push('  none of the changes that were tried');
    lines.push('');
  }
  lines.push([styled('bold', 'Room and risk')]);
  for (const { group, capacityProvider: provider, copies } of overview.room) {
    const where = provider === undefined ? '' : ` on ${provider}`;
    lines.push(`  room for ${counted(copies, 'more task')} of ${groupLabel(group)}${where}`);
  }
  lines.push(...lossLines(overview.withoutZone, 'any Availability Zone'));
  if (overview.withoutInstance.length > 0) {
    lines.push(...lossLines(overview.withoutInstance, 'any one instance'));
  }
  const { memory, cpu } = overview.stranded;
  if (memory.amount > 0) {
    const where = counted(memory.instances, 'instance');
    lines.push(
      `  ${memory.amount} MiB of memory cannot be used, since no CPU is available on ${where}`,
    );
  }
  if (cpu.amount > 0) {
    const where = counted(cpu.instances, 'instance');
    lines.push(
      `  ${cpu.amount} CPU units cannot be used, since no memory is available on ${where}`,
    );
  }
  for (const { group, containerInstances } of overview.stopping) {
    const on = containerInstances.map((name) => shortName(name)).join(', ');
    const tasks = counted(containerInstances.length, 'task');
    lines.push(
      `  ${tasks} of ${groupLabel(group)} will stop, since the desired count is lower: on ${on}`,
    );
  }
  for (const { group, moves } of overview.rebalancing) {
    const ways = moves.map(({ from, to }) => `${from} → ${to}`).join(', ');
    lines.push(`  ${groupLabel(group)} is not balanced; ECS would move tasks: ${ways}`);
  }
  for (const { instanceType, capacityProvider: provider, count, bound } of overview.fewest) {
    const sure = bound.count === count ? 'fewer are not' : `at least ${bound.count} are required`;
    const where = provider === undefined ? '' : ` of ${provider}`;
    lines.push(
      `  ${count} × ${instanceType}${where} are enough, ${sure}: ${format(bound.message)}`,
    );
  }
  return lines;
}

function lossLines(losses: readonly Loss[], any: string): string[] {
  const fatal = losses.filter(({ unplaced }) => unplaced.size > 0);
  if (fatal.length === 0) return [`  after the loss of ${any} all tasks can still be placed`];
  return fatal.slice(0, MOST_PRINTED).map(({ of, unplaced }) => {
    const tasks = [...unplaced]
      .map(([group, count]) => `${counted(count, 'task')} of ${groupLabel(group)}`)
      .join(', ');
    return `  after the loss of ${shortName(of) || 'the instances of no zone'}, ${tasks} could not be placed`;
  });
}
