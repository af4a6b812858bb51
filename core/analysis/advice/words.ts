import { message } from '../../placement/stages/stage.ts';
import type { Message } from '../../text/message.ts';
import type { Change } from './change.ts';

/** What a change would do: one sentence when all copies land, one when some still do not. */
const WORDS = {
  memory: [
    'ask for {to} MiB of memory instead of {from}: all copies land',
    'ask for {to} MiB of memory instead of {from}: {more} more land, {left} do not',
  ],
  cpu: [
    'ask for {to} CPU units instead of {from}: all copies land',
    'ask for {to} CPU units instead of {from}: {more} more land, {left} do not',
  ],
  dynamicPorts: [
    'let the host port be dynamic (hostPort 0): all copies land',
    'let the host port be dynamic (hostPort 0): {more} more land, {left} do not',
  ],
  trunking: [
    'launch the instances with ENI trunking: all copies land',
    'launch the instances with ENI trunking: {more} more land, {left} do not',
  ],
  dropMemberOf: [
    'drop the constraint {expression}: all copies land',
    'drop the constraint {expression}: {more} more land, {left} do not',
  ],
  loosenMemberOf: [
    'loosen the constraint to {to}: all copies land',
    'loosen the constraint to {to}: {more} more land, {left} do not',
  ],
  dropDistinctInstance: [
    'drop distinctInstance: all copies land',
    'drop distinctInstance: {more} more land, {left} do not',
  ],
  strategy: [
    'binpack by {field} instead: all copies land',
    'binpack by {field} instead: {more} more land, {left} do not',
  ],
  instances: [
    'add {count} × {type} in {zone}: all copies land',
    'add {count} × {type} in {zone}: {more} more land, {left} do not',
  ],
} as const;

export function inWords(change: Change, more: number, left: number): Message {
  const template = WORDS[change.kind][left === 0 ? 0 : 1];
  return message(template, { more, left, ...paramsOf(change) });
}

/** Zones of a Region share all but their last letter: `eu-west-1a/b/c`. */
function written(zones: readonly string[]): string {
  const region = zones[0]?.slice(0, -1) ?? '';
  const short = region !== '' && zones.every((zone) => zone.slice(0, -1) === region);
  return short ? region + zones.map((zone) => zone.at(-1)).join('/') : zones.join(' / ');
}

function paramsOf(change: Change): Record<string, string | number> {
  switch (change.kind) {
    case 'memory':
    case 'cpu':
      return { from: change.from, to: change.to };
    case 'dropMemberOf':
      return { expression: change.expression };
    case 'loosenMemberOf':
      return { to: change.to };
    case 'instances': {
      const type = (change.larger ?? change.like).instanceType ?? 'instance';
      const zone = written(change.zones) || 'the same place';
      return { count: change.count, type, zone };
    }
    case 'strategy': {
      const [first] = change.strategy;
      return { field: first?.type === 'binpack' ? first.field : '' };
    }
    default:
      return {};
  }
}
