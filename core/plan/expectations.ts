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
  if (source.node.exists && source.node.kind !== 'object' && !source.node.isUnknown) {
    const template = 'Expected an object, such as { "placed": { "web": 6 } }.';
    reading.report('plan-expect', 'error', source, template);
  }
  return source.node.members.flatMap(({ name, value }): readonly Expectation[] => {
    const at = { ...source, node: value };
    if (name === 'placed') return readPlaced(reading, at, known);
    if (name === 'perAvailabilityZone') return readPerZone(reading, at, known);
    if (name === 'surviveLossOf') return readSurvive(reading, at);
    if (name === 'instancesUsed') {
      return [{ kind: name, place: placeOf(at), count: reading.amount(at, 0) }];
    }
    if (!OVER_TIME.has(name)) {
      const template =
        'A plan can expect placed, perAvailabilityZone, instancesUsed, surviveLossOf, deployment, recovers, drained, peakInstances, shortFor and deployable, not {name}.';
      reading.report('plan-expect', 'warning', at, template, { name });
    }
    return [];
  });
}

/** `placed`: a number for all groups, or numbers by group. */
function readPlaced(reading: Reading, at: Source, known: Known): readonly Expectation[] {
  return entries(at).map(([group, node]): Expectation => {
    judgeNames(reading, known, node, group.group);
    return { kind: 'placed', place: placeOf(node), ...group, count: reading.amount(node, 0) };
  });
}

/** `perAvailabilityZone`: either zones at once, or zones by group. */
function readPerZone(reading: Reading, at: Source, known: Known): readonly Expectation[] {
  if (at.node.kind !== 'object' && !at.node.isUnknown) {
    const template = 'perAvailabilityZone takes numbers by zone, such as { "us-east-1a": 2 }.';
    reading.report('plan-expect', 'error', at, template);
    return [];
  }
  return entries(at).flatMap(([outer, node]) =>
    entries(node).map(([inner, amount]): Expectation => {
      const zone = inner.group ?? outer.group ?? '';
      const group = inner.group === undefined ? {} : outer;
      judgeNames(reading, known, amount, group.group, zone);
      const count = reading.amount(amount, 0);
      return { kind: 'perAvailabilityZone', place: placeOf(amount), ...group, zone, count };
    }),
  );
}

function readSurvive(reading: Reading, at: Source): readonly Expectation[] {
  return items(at).flatMap((item): readonly Expectation[] => {
    const what = item.node.text;
    if (what === 'availabilityZone' || what === 'containerInstance') {
      return [{ kind: 'surviveLossOf', place: placeOf(item), what }];
    }
    if (!item.node.isUnknown) {
      const template = 'surviveLossOf takes availabilityZone or containerInstance.';
      reading.report('plan-expect', 'error', item, template);
    }
    return [];
  });
}

/** Reports a group or a zone that the plan does not have. */
function judgeNames(
  reading: Reading,
  known: Known,
  at: Source,
  group: string | undefined,
  zone?: string,
): void {
  if (group !== undefined && !known.groups.has(group) && !known.groups.has(`service:${group}`)) {
    const template = 'The plan has no service or task group {group}.';
    reading.report('plan-expect', 'warning', at, template, { group });
  }
  // Nothing in a zone that is not there is easily had.
  if (zone !== undefined && !known.zones.has(zone) && at.node.number !== 0) {
    const template = 'No container instance of the plan is in {zone}.';
    reading.report('plan-expect', 'warning', at, template, { zone });
  }
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
