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
    lines.push([styled('bold', `What would let more of ${groupLabel(group)} land`)]);
    for (const { message } of advice.slice(0, MOST_PRINTED)) lines.push(`  ${format(message)}`);
    if (advice.length === 0) lines.push('  no single change that was tried');
    lines.push('');
  }
  lines.push([styled('bold', 'Room and risk')]);
  for (const { group, capacityProvider: provider, copies } of overview.room) {
    const where = provider === undefined ? '' : ` on ${provider}`;
    lines.push(
      `  ${counted(copies, 'more copy', 'more copies')} of ${groupLabel(group)} would fit${where}`,
    );
  }
  lines.push(...lossLines(overview.withoutZone, 'any Availability Zone'));
  if (overview.withoutInstance.length > 0) {
    lines.push(...lossLines(overview.withoutInstance, 'any one instance'));
  }
  const { memory, cpu } = overview.stranded;
  if (memory.amount > 0) {
    const where = counted(memory.instances, 'instance');
    lines.push(`  ${memory.amount} MiB of memory are stranded: no CPU is left on ${where}`);
  }
  if (cpu.amount > 0) {
    const where = counted(cpu.instances, 'instance');
    lines.push(`  ${cpu.amount} CPU units are stranded: no memory is left on ${where}`);
  }
  for (const { group, containerInstances } of overview.stopping) {
    const on = containerInstances.map((name) => shortName(name)).join(', ');
    const copies = counted(containerInstances.length, 'copy', 'copies');
    lines.push(`  ${copies} of ${groupLabel(group)} would stop, as fewer are wanted: on ${on}`);
  }
  for (const { group, moves } of overview.rebalancing) {
    const ways = moves.map(({ from, to }) => `${from} → ${to}`).join(', ');
    lines.push(`  ${groupLabel(group)} is not balanced; ECS would move: ${ways}`);
  }
  for (const { instanceType, capacityProvider: provider, count, bound } of overview.fewest) {
    const sure = bound.count === count ? 'and no fewer can' : `at least ${bound.count} are needed`;
    const where = provider === undefined ? '' : ` of ${provider}`;
    lines.push(`  ${count} × ${instanceType}${where} would do, ${sure}: ${format(bound.message)}`);
  }
  return lines;
}

function lossLines(losses: readonly Loss[], any: string): string[] {
  const fatal = losses.filter(({ unplaced }) => unplaced.size > 0);
  if (fatal.length === 0) return [`  without ${any} everything that lands now still lands`];
  return fatal.slice(0, MOST_PRINTED).map(({ of, unplaced }) => {
    const copies = [...unplaced]
      .map(([group, count]) => `${count} × ${groupLabel(group)}`)
      .join(', ');
    return `  without ${shortName(of) || 'the instances of no zone'}: ${copies} would no longer land`;
  });
}
