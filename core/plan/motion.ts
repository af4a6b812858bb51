import { type PlannedEvent, readEvents } from './events.ts';
import { type ExpectationOverTime, readExpectationsOverTime } from './expectations-over-time.ts';
import type { Instances } from './instances.ts';
import type { Template } from './launches.ts';
import type { Plan } from './plan.ts';
import { readPrices } from './prices.ts';
import { get, type Reading, type Source } from './reading.ts';
import { readGroups } from './scaling/groups.ts';
import { readScaling } from './scaling/read-scaling.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import { readTime } from './time.ts';
import { readTiming } from './timing.ts';
import type { Requests } from './wanted.ts';

/** The members of a plan about what happens over time. */
export type Motion = Pick<
  Plan,
  'events' | 'timing' | 'scaling' | 'capacity' | 'prices' | 'until' | 'startAt' | 'overTime'
>;

/** What was read of the plan before. */
export interface ReadBefore {
  readonly requests: Requests;
  readonly instances: Instances;
  readonly zones: ReadonlySet<string | undefined>;
  readonly definitions: TaskDefinitions;
  readonly templates: readonly Template[];
}

/** Reads `startAt`, `until`, `timing`, `events`, `scaling`, `load` and what is expected over time. */
export async function readMotion(
  reading: Reading,
  source: Source,
  { requests, instances, zones, definitions, templates }: ReadBefore,
): Promise<Motion> {
  const names = (prefix: string, groups: Iterable<string>): Set<string> =>
    new Set([...groups].map((group) => group.replace(prefix, '')));
  const services = names('service:', requests.services);
  const families = names(
    'family:',
    [...requests.planned, ...requests.fargate].map((one) =>
      'request' in one ? one.request.group : one.group,
    ),
  );
  const startAt = readStart(reading, get(source, 'startAt'));
  const scaling = await readScaling(reading, source, requests.behaviours, startAt);
  const capacity = await readGroups(reading, get(source, 'autoScalingGroups'), {
    providers: requests.providers,
    instances: instances.drafts,
    templates,
    startAt,
  });
  const events: readonly PlannedEvent[] = await readEvents(
    reading,
    get(source, 'events'),
    {
      services,
      families,
      instances: (name) => instances.find(name) !== undefined,
      zones,
      groups: new Set(capacity.groups.map(({ name }) => name)),
      loads: scaling.loads,
      startAt,
    },
    definitions,
  );
  const overTime: readonly ExpectationOverTime[] = readExpectationsOverTime(
    reading,
    get(source, 'expect'),
    services,
  );
  return {
    events,
    overTime,
    scaling,
    capacity,
    prices: readPrices(reading, get(source, 'prices'), [
      ...instances.drafts.map(({ name }) => name),
      ...zones,
      ...capacity.groups.flatMap(({ likes }) =>
        likes.map(({ availabilityZone }) => availabilityZone),
      ),
    ]),
    timing: readTiming(reading, get(source, 'timing')),
    until: readTime(reading, get(source, 'until'), 'plan-event'),
    startAt,
  };
}

/** A time of the calendar. @returns milliseconds since 1970 UTC */
function readStart(reading: Reading, source: Source): number | undefined {
  const { node } = source;
  if (!node.exists || node.isUnknown) return undefined;
  const time = Date.parse(node.text ?? '');
  if (!Number.isNaN(time)) return time;
  const template = 'Expected a time such as "2026-05-01T09:00:00Z", not {value}.';
  const value = String(node.value ?? node.kind);
  reading.report('plan-event', 'error', source, template, { value });
  return undefined;
}
