import { type InstanceType, instanceType } from '../ecs/instance-types.ts';
import { checksOf, reasonsOf } from '../placement/filters/filters.ts';
import type { ContainerInstance } from '../placement/model.ts';
import { State } from '../placement/state.ts';
import type { CapacityProvider } from './capacity-providers.ts';
import type { Place } from './finding.ts';
import type { PlannedRequest } from './plan.ts';
import { get, items, placeOf, type Reading, type Source } from './reading.ts';
import { likeType } from './short-group.ts';
import type { Requests } from './wanted.ts';

/** What a new instance could be like, and what in the plan says so. */
export interface Template {
  readonly like: ContainerInstance;
  readonly place: Place;
}

/**
 * What new instances of the capacity providers would be like: of the type that the plan names, or for
 * Managed Instances of the cheapest type that is allowed and takes a copy (assumption: launched
 * types), in each Availability Zone. Instances are not launched: they are what advice adds.
 */
export function templatesOf(
  reading: Reading,
  { providers, planned, instances }: Pick<Requests, 'providers' | 'planned' | 'instances'>,
): readonly Template[] {
  const zones = [...new Set(instances.drafts.map(({ availabilityZone }) => availabilityZone))];
  return providers.flatMap((provider) => {
    const place = placeOf(provider.source);
    if (provider.like) {
      const own = zonesOf(provider, instances.drafts);
      return inZones(reading, provider, own.length > 0 ? own : zones, provider.like).map(
        (like) => ({ like, place }),
      );
    }
    if (provider.kind !== 'managedInstances') return [];
    const asked = planned.filter(({ request }) => request.capacityProvider === provider.name);
    return launches(reading, provider, asked, zones).map((like) => ({ like, place }));
  });
}

/** The zones that a provider launches instances in: those it names, else those of its instances. */
function zonesOf(
  { name, source }: CapacityProvider,
  instances: readonly ContainerInstance[],
): readonly string[] {
  const named = namedZones(source);
  if (named.length > 0) return named;
  const own = instances.filter(({ capacityProvider }) => capacityProvider === name);
  return [...new Set(own.flatMap(({ availabilityZone }) => availabilityZone ?? []))];
}

function namedZones(source: Source): readonly string[] {
  const one = source.node.get('availabilityZone').text;
  const several = items(get(source, 'availabilityZones')).flatMap(({ node }) => node.text ?? []);
  return one === undefined ? several : [...several, one];
}

/** The instance that a provider would launch, once for each zone. */
function inZones(
  reading: Reading,
  { name, source }: CapacityProvider,
  zones: readonly (string | undefined)[],
  like: ContainerInstance,
): readonly ContainerInstance[] {
  const type = instanceType(like.instanceType ?? '');
  if (!type || zones.length === 0) return [like];
  return zones.map((zone) => likeType(reading, source, type, name, zone));
}

function launches(
  reading: Reading,
  provider: CapacityProvider,
  asked: readonly PlannedRequest[],
  known: readonly (string | undefined)[],
): readonly ContainerInstance[] {
  const { name, allowed, source } = provider;
  if (asked.length === 0) return [];
  if (!allowed) {
    const template =
      'The instance types that ECS would launch for {name} are not known: it has neither instanceRequirements nor an instanceType. Its tasks are placed on the instances that the plan describes.';
    reading.report('plan-managed-instances', 'info', source, template, { name });
    return [];
  }
  const named = namedZones(source);
  const zones = named.length > 0 ? named : known.length > 0 ? known : [undefined];
  const found = new Map<InstanceType, string[]>();
  for (const planned of asked) {
    const { group } = planned.request;
    const type = cheapestFor(reading, provider, planned, zones);
    if (type) found.set(type, [...(found.get(type) ?? []), group]);
    else {
      const template =
        'None of the {count} instance types that {name} allows has room for a task of {group}.';
      const params = { count: allowed.length, name, group };
      reading.report('plan-managed-instances', 'warning', source, template, params);
    }
  }
  return [...found].flatMap(([type, groups]) => {
    const template =
      '{name} allows {count, plural, one {# instance type} other {# instance types}}; for {groups}, new instances are assumed to be {type}, the cheapest type with room for a task.';
    const params = { name, count: allowed.length, groups: groups.join(', '), type: type.name };
    reading.report('plan-managed-instances', 'info', source, template, params);
    return zones.map((zone) => likeType(reading, source, type, name, zone));
  });
}

/** The cheapest of the allowed types on which an empty instance takes a copy, in any of the zones. */
function cheapestFor(
  reading: Reading,
  { name, allowed = [], source }: CapacityProvider,
  { request }: PlannedRequest,
  zones: readonly (string | undefined)[],
): InstanceType | undefined {
  const price = ({ usdPerHour = Number.POSITIVE_INFINITY }: InstanceType): number => usdPerHour;
  // Most images are built for x86_64 alone.
  const usual = ({ architecture }: InstanceType): number =>
    request.task.platform.length === 0 && architecture !== 'x86_64' ? 1 : 0;
  const inOrder = [...allowed].sort(
    (a, b) => usual(a) - usual(b) || price(a) - price(b) || (a.name < b.name ? -1 : 1),
  );
  return inOrder.find((type) => {
    if (type.cpuUnits < request.task.cpu || type.memoryMiB < request.task.memory) return false;
    const instances = zones.map((zone) => likeType(reading, source, type, name, zone));
    const reasonsAt = reasonsOf(checksOf(request), State.of({ name, instances }));
    return instances.some((_, index) => reasonsAt(index).length === 0);
  });
}
