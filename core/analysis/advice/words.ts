import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { Change } from './change.ts';

/** What a change would do: one sentence when all tasks are placed, one when some are still not. */
const WORDS = {
  memory: [
    'change memory from {from} to {to} MiB: all tasks are placed',
    'change memory from {from} to {to} MiB: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  cpu: [
    'change CPU from {from} to {to} units: all tasks are placed',
    'change CPU from {from} to {to} units: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  dynamicPorts: [
    'use a dynamic host port (hostPort 0): all tasks are placed',
    'use a dynamic host port (hostPort 0): {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  trunking: [
    'launch the instances with ENI trunking: all tasks are placed',
    'launch the instances with ENI trunking: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  dropMemberOf: [
    'remove the constraint {expression}: all tasks are placed',
    'remove the constraint {expression}: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  loosenMemberOf: [
    'relax the constraint to {to}: all tasks are placed',
    'relax the constraint to {to}: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  dropDistinctInstance: [
    'remove distinctInstance: all tasks are placed',
    'remove distinctInstance: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  strategy: [
    'use binpack by {field}: all tasks are placed',
    'use binpack by {field}: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
  ],
  instances: [
    'add {count} × {type} in {zone}: all tasks are placed',
    'add {count} × {type} in {zone}: {more, plural, one {# more task is} other {# more tasks are}} placed, {left} not',
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
