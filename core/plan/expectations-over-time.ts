import { type Message, message } from '../text/message.ts';
import type { Place, PlanFindingId } from './finding.ts';
import { get, items, placeOf, type Reading, type Source } from './reading.ts';
import { readTime } from './time.ts';

/** What a plan says should come of a simulation. Times in seconds. */
export type ExpectationOverTime = { readonly place: Place } & (
  | {
      readonly kind: 'deployment';
      readonly service: string;
      readonly completes?: boolean | undefined;
      readonly within?: number | undefined;
      readonly peakTasks?: number | undefined;
      readonly neverBelow?: number | undefined;
    }
  | { readonly kind: 'recovers'; readonly service: string; readonly within: number }
  | { readonly kind: 'drained'; readonly containerInstance: string; readonly within: number }
  | { readonly kind: 'peakInstances'; readonly count: number }
  | { readonly kind: 'shortFor'; readonly service: string; readonly atMost: number }
  | { readonly kind: 'deployable'; readonly services: 'all' | readonly string[] }
);

const ID: PlanFindingId = 'plan-expect';

/** Reads the members of `expect` that are about a simulation. */
export function readExpectationsOverTime(
  reading: Reading,
  source: Source,
  services: ReadonlySet<string>,
): readonly ExpectationOverTime[] {
  const found: ExpectationOverTime[] = [];
  for (const { name, value } of source.node.members) {
    const at = { ...source, node: value };
    const place = placeOf(at);
    if (name === 'deployment') found.push(...readDeployments(reading, at, services));
    else if (name === 'recovers' || name === 'shortFor') {
      for (const [service, one, time] of timesOf(reading, at)) {
        judgeService(reading, one, service, services);
        const own = { place: placeOf(one), service };
        found.push(
          name === 'recovers'
            ? { ...own, kind: name, within: time }
            : { ...own, kind: name, atMost: time },
        );
      }
    } else if (name === 'drained') {
      for (const [containerInstance, one, within] of timesOf(reading, at)) {
        found.push({ kind: name, place: placeOf(one), containerInstance, within });
      }
    } else if (name === 'peakInstances') {
      found.push({ kind: name, place, count: reading.amount(at, 0) });
    } else if (name === 'deployable') {
      const list = deployable(reading, at, services);
      if (list) found.push({ kind: name, place, services: list });
    }
  }
  return found;
}

function judgeService(
  reading: Reading,
  at: Source,
  service: string,
  services: ReadonlySet<string>,
): void {
  if (services.has(service)) return;
  reading.report(ID, 'warning', at, 'The plan has no service {service}.', { service });
}

/** Times by name. */
function timesOf(reading: Reading, source: Source): readonly (readonly [string, Source, number])[] {
  return source.node.members.flatMap(({ name }) => {
    const at = get(source, name);
    const time = readTime(reading, at, ID);
    return time === undefined ? [] : [[name.replace(/^service:/, ''), at, time] as const];
  });
}

function readDeployments(
  reading: Reading,
  source: Source,
  services: ReadonlySet<string>,
): readonly ExpectationOverTime[] {
  return source.node.members.map(({ name }) => {
    const at = get(source, name);
    const service = name.replace(/^service:/, '');
    judgeService(reading, at, service, services);
    for (const { name: member, value } of at.node.members) {
      if (DEPLOYMENT.includes(member)) continue;
      const template = 'A deployment can be expected to have {members}, not {name}.';
      const params = { members: DEPLOYMENT.join(', '), name: member };
      reading.report(ID, 'warning', { ...at, node: value }, template, params);
    }
    const count = (member: string): number | undefined =>
      at.node.get(member).exists ? reading.amount(get(at, member), 0) : undefined;
    return {
      kind: 'deployment',
      place: placeOf(at),
      service,
      completes: at.node.get('completes').boolean,
      within: readTime(reading, get(at, 'within'), ID),
      peakTasks: count('peakTasks'),
      neverBelow: count('neverBelow'),
    };
  });
}

const DEPLOYMENT: readonly string[] = ['completes', 'within', 'peakTasks', 'neverBelow'];

function deployable(
  reading: Reading,
  source: Source,
  services: ReadonlySet<string>,
): 'all' | readonly string[] | undefined {
  const { node } = source;
  if (node.boolean !== undefined) return node.boolean ? 'all' : undefined;
  if (node.kind === 'array') {
    return items(source).flatMap((item) => {
      const name = item.node.text?.replace(/^service:/, '');
      if (name === undefined) return [];
      judgeService(reading, item, name, services);
      return [name];
    });
  }
  const template = 'Expected true, or a list of services.';
  if (!node.isUnknown) reading.report(ID, 'error', source, template);
  return undefined;
}

/** What tells an expectation from the others of a plan, whatever its numbers. */
export function subjectOverTime(expectation: ExpectationOverTime): object {
  switch (expectation.kind) {
    case 'deployment':
    case 'recovers':
    case 'shortFor':
      return { kind: expectation.kind, service: expectation.service };
    case 'drained':
      return { kind: expectation.kind, containerInstance: expectation.containerInstance };
    default:
      return { kind: expectation.kind };
  }
}

/** An expectation over time in words. */
export function overTimeInWords(expectation: ExpectationOverTime): Message {
  switch (expectation.kind) {
    case 'deployment':
      return message('the deployment of {service} goes as expected', {
        service: expectation.service,
      });
    case 'recovers': {
      const { service, within } = expectation;
      const template = '{service} is below its desired count for at most {within} s';
      return message(template, { service, within });
    }
    case 'shortFor': {
      const { service, atMost } = expectation;
      return message('{service} is short of tasks for at most {atMost} s', { service, atMost });
    }
    case 'drained': {
      const { containerInstance, within } = expectation;
      const template = '{containerInstance} is drained within {within} s';
      return message(template, { containerInstance, within });
    }
    case 'peakInstances':
      return message('the cluster peaks at no more than {count} instances', {
        count: expectation.count,
      });
    case 'deployable':
      return message('a deployment of every service that is listed completes');
  }
}
