import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Place } from './finding.ts';
import { get, items, placeOf, type Reading, type Source } from './reading.ts';

/** What a plan says should come of it. Groups are named `web` or `service:web`. */
export type Expectation = { readonly place: Place } & (
  | { readonly kind: 'placed'; readonly group?: string; readonly count: number }
  | {
      readonly kind: 'perAvailabilityZone';
      readonly group?: string;
      readonly zone: string;
      readonly count: number;
    }
  | { readonly kind: 'instancesUsed'; readonly count: number }
  | { readonly kind: 'surviveLossOf'; readonly what: 'availabilityZone' | 'containerInstance' }
);

/** What a plan has that an expectation can name. */
export interface Known {
  readonly groups: ReadonlySet<string>;
  readonly zones: ReadonlySet<string | undefined>;
}

/** Reads the `expect` block of a plan; what cannot be meant is reported. */
export function readExpectations(
  reading: Reading,
  source: Source,
  known: Known,
): readonly Expectation[] {
  const found: Expectation[] = [];
  if (source.node.exists && source.node.kind !== 'object' && !source.node.isUnknown) {
    const template = 'Expected an object, such as { "placed": { "web": 6 } }.';
    reading.report('plan-expect', 'error', source, template);
  }
  const judgeNames = (at: Source, group: string | undefined, zone?: string): void => {
    if (group !== undefined && !known.groups.has(group) && !known.groups.has(`service:${group}`)) {
      const template = 'The plan has no service or task group {group}.';
      reading.report('plan-expect', 'warning', at, template, { group });
    }
    // Nothing in a zone that is not there is easily had.
    if (zone !== undefined && !known.zones.has(zone) && at.node.number !== 0) {
      const template = 'No container instance of the plan is in {zone}.';
      reading.report('plan-expect', 'warning', at, template, { zone });
    }
  };
  const count = (at: Source): number => reading.amount(at, 0);
  for (const { name, value } of source.node.members) {
    const at = { ...source, node: value };
    const place = placeOf(at);
    if (name === 'placed') {
      for (const [group, node] of entries(at)) {
        found.push({ kind: name, place: placeOf(node), ...group, count: count(node) });
        judgeNames(node, group.group);
      }
    } else if (name === 'perAvailabilityZone') {
      if (value.kind !== 'object' && !value.isUnknown) {
        const template = 'perAvailabilityZone takes numbers by zone, such as { "us-east-1a": 2 }.';
        reading.report('plan-expect', 'error', at, template);
        continue;
      }
      for (const [outer, node] of entries(at)) {
        // Either zones at once, or zones by group.
        for (const [inner, amount] of entries(node)) {
          const zone = inner.group ?? outer.group ?? '';
          const group = inner.group === undefined ? {} : outer;
          judgeNames(amount, group.group, zone);
          found.push({ kind: name, place: placeOf(amount), ...group, zone, count: count(amount) });
        }
      }
    } else if (name === 'instancesUsed') found.push({ kind: name, place, count: count(at) });
    else if (name === 'surviveLossOf') {
      for (const item of items(at)) {
        const what = item.node.text;
        if (what === 'availabilityZone' || what === 'containerInstance') {
          found.push({ kind: name, place: placeOf(item), what });
        } else if (!item.node.isUnknown) {
          const template = 'surviveLossOf takes availabilityZone or containerInstance.';
          reading.report('plan-expect', 'error', item, template);
        }
      }
    } else if (!OVER_TIME.has(name)) {
      const template =
        'A plan can expect placed, perAvailabilityZone, instancesUsed, surviveLossOf, deployment, recovers, drained, peakInstances, shortFor and deployable, not {name}.';
      reading.report('plan-expect', 'warning', at, template, { name });
    }
  }
  return found;
}

/** Read in expectations-over-time.ts. */
const OVER_TIME: ReadonlySet<string> = new Set([
  'deployment',
  'recovers',
  'drained',
  'peakInstances',
  'shortFor',
  'deployable',
]);

/** The members of an object by group, or the value itself for all groups. */
function entries(source: Source): (readonly [{ readonly group?: string }, Source])[] {
  if (source.node.kind !== 'object') return [[{}, source]];
  return source.node.members.map(({ name }) => [{ group: name }, get(source, name)] as const);
}

/** What is expected, as a test is named. */
export function inWords(expectation: Expectation): Message {
  if (expectation.kind === 'surviveLossOf') {
    const zone = expectation.what === 'availabilityZone';
    return message(zone ? 'any Availability Zone can fail' : 'any instance can fail');
  }
  const { kind, count } = expectation;
  const group = 'group' in expectation ? (expectation.group ?? '') : '';
  const zone = kind === 'perAvailabilityZone' ? expectation.zone : '';
  return message(EXPECTED[kind][group === '' ? 0 : 1], { count, group, zone });
}

const EXPECTED = {
  placed: [
    '{count, plural, one {# task is} other {# tasks are}} placed',
    '{count, plural, one {# task} other {# tasks}} of {group} placed',
  ],
  perAvailabilityZone: [
    '{count, plural, one {# task is} other {# tasks are}} placed in {zone}',
    '{count, plural, one {# task} other {# tasks}} of {group} placed in {zone}',
  ],
  instancesUsed: [
    '{count, plural, one {# instance is} other {# instances are}} in use',
    '{count, plural, one {# instance is} other {# instances are}} in use',
  ],
} as const;
