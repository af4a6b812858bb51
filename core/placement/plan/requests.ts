import { splitByStrategy } from '../capacity-provider-split.ts';
import type { PlacementRequest } from '../model.ts';
import type { Requirements } from '../requirements.ts';
import type { FargateCopies, PlannedRequest } from './plan.ts';
import { readConstraints, readProviders, readStrategy } from './preferences.ts';
import { get, MOST_COPIES, placeOf, type Reading, type Source } from './reading.ts';

/** Where copies of the plan are kept while it is read. */
export interface Requests {
  readonly planned: PlannedRequest[];
  readonly fargate: FargateCopies[];
  /** Running tasks of a group, on any instance. */
  running(group: string): number;
  /** The full name of an instance. */
  nameOf(containerInstance: string): string | undefined;
}

/** Copies that a service or a task asks for. */
export interface Wanted {
  readonly source: Source;
  readonly group: string;
  readonly kind: PlacementRequest['kind'];
  readonly daemon: boolean;
  readonly desired: number;
  readonly running: number;
  readonly requirements: Requirements;
  readonly taskDefinition: PlannedRequest['taskDefinition'];
  /** The instance that the task names. */
  readonly containerInstance?: string;
}

/** Adds copies to what is placed: split over capacity providers, and within our limits. */
export function addRequest(reading: Reading, requests: Requests, wanted: Wanted): void {
  const { source, group, requirements } = wanted;
  const total = requests.planned.reduce((sum, { request }) => sum + request.count, 0);
  const missing = Math.max(0, wanted.desired - wanted.running);
  const count = Math.min(missing, MOST_COPIES - total);
  if (count < missing) {
    const template = '{value} copies are more than are placed at once; {most} are.';
    const params = { value: total + missing, most: MOST_COPIES };
    reading.report('plan-too-many', 'error', source, template, params);
  }
  const base = {
    group,
    kind: wanted.kind,
    scheduling: wanted.daemon ? 'DAEMON' : 'REPLICA',
    task: requirements.task,
    strategy: readStrategy(reading, source),
    // StartTask names the instance: its constraints are nobody's.
    constraints: wanted.containerInstance ? [] : readConstraints(reading, source),
    containerInstance: wanted.containerInstance,
  } as const;
  let running = wanted.running;
  for (const [provider, copies] of sharesOf(reading, source, count)) {
    if (provider?.startsWith('FARGATE')) {
      const template = '{copies} copies of {group} run on Fargate, not on container instances.';
      reading.report('plan-fargate', 'info', source, template, { copies, group });
      const place = placeOf(source);
      requests.fargate.push({ group, capacityProvider: provider, copies, place, requirements });
      continue;
    }
    requests.planned.push({
      request: { ...base, count: copies, capacityProvider: provider },
      place: placeOf(source),
      inPlan: source.origin ?? placeOf(source),
      taskDefinition: wanted.taskDefinition,
      requirements,
      desired: copies + running,
      running,
    });
    running = 0;
  }
}

/** Copies by capacity provider; all of them without one where only the launch type decides. */
function sharesOf(
  reading: Reading,
  source: Source,
  count: number,
): readonly (readonly [string | undefined, number])[] {
  const launchType = source.node.get('launchType').string;
  const shares = readProviders(reading, source);
  if (shares.length === 0) return [[launchType === 'FARGATE' ? 'FARGATE' : undefined, count]];
  const counts = splitByStrategy(shares, count);
  if (!counts) {
    const at = get(source, 'capacityProviderStrategy');
    const template = 'At least one capacity provider needs a weight above 0.';
    reading.report('plan-capacity-provider', 'error', at, template);
    return [];
  }
  return shares.map(({ provider }, index) => [provider, counts[index] ?? 0] as const);
}

/** The last part of a URI without its ending. */
export function fileName(uri: string): string | undefined {
  return /([^/]+?)(?:\.\w+)*$/.exec(
    decodeURIComponent(uri.replace(/%(?![\da-f]{2})/gi, '%25')),
  )?.[1];
}
