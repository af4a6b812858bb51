import { baseName, withoutEndings } from '../../text/paths.ts';
import type { ProviderShare } from '../capacity-provider-split.ts';
import { attributesAskedBy } from '../derived-attributes.ts';
import type { PlacementRequest, TaskRequirements } from '../model.ts';
import { type Requirements, withAttributes } from '../requirements.ts';
import { mayRebalance } from '../service/rebalancing.ts';
import type { CapacityProvider } from './capacity-providers.ts';
import { isFargate, overZones } from './fargate.ts';
import type { Instances } from './instances.ts';
import { onManaged } from './managed-instances.ts';
import type { FargateCopies, PlannedRequest } from './plan.ts';
import { readConstraints, readStrategy } from './preferences.ts';
import { get, MOST_COPIES, MOST_REQUESTS, placeOf, type Reading, type Source } from './reading.ts';
import type { Running } from './running.ts';
import { sharesOf } from './shares.ts';

/** Where copies of the plan are kept while it is read, and what they are read against. */
export interface Requests {
  readonly planned: PlannedRequest[];
  /** Groups of the services so far. */
  readonly services: Set<string>;
  /** Copies to place so far. */
  copies: number;
  readonly fargate: FargateCopies[];
  readonly running: Running;
  readonly instances: Instances;
  readonly providers: readonly CapacityProvider[];
  /** The cluster's; empty when it has none. */
  readonly defaultStrategy: readonly ProviderShare[];
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
  const { source, group } = wanted;
  const requirements = withAttributes(wanted.requirements, attributesAskedBy(source.node));
  if (requests.planned.length >= MOST_REQUESTS) {
    const template = 'More than {most} services and tasks are not read; {group} is left out.';
    reading.report('plan-too-many', 'error', source, template, { most: MOST_REQUESTS, group });
    return;
  }
  const total = requests.copies;
  const missing = Math.max(0, wanted.desired - wanted.running);
  const count = Math.min(missing, MOST_COPIES - total);
  if (count < missing) {
    const template = 'Stowage places at most {most} copies in one plan; {value} are asked for.';
    const params = { value: total + missing, most: MOST_COPIES };
    reading.report('plan-too-many', 'error', source, template, params);
  }
  const subnets = subnetsOf(source);
  const base = {
    group,
    kind: wanted.kind,
    scheduling: wanted.daemon ? 'DAEMON' : 'REPLICA',
    task: taskOf(wanted, requirements),
    constraints: wanted.containerInstance
      ? []
      : readConstraints(reading, source, requirements.task.memberOf.length),
    containerInstance: wanted.containerInstance,
    ...(requirements.task.awsvpc && subnets.length > 0 ? { subnets } : {}),
  } as const;
  const strategy = readStrategy(reading, source);
  noteVolumes(reading, wanted);
  let running = wanted.running;
  for (const share of sharesOf(reading, requests, wanted, count)) {
    const { provider, copies, surplus } = share;
    if (isFargate(provider)) {
      const template = '{copies} copies of {group} run on Fargate, not on container instances.';
      reading.report('plan-fargate', 'info', source, template, { copies, group });
      const there = requests.running.onFargate(group, provider);
      const zones = overZones(requests.instances.drafts, subnets, copies, there);
      const place = placeOf(source);
      requests.fargate.push({
        group,
        capacityProvider: provider,
        copies,
        running: there.length,
        zones,
        place,
        inPlan: source.origin ?? place,
        requirements,
      });
      continue;
    }
    const request = { ...base, strategy, count: copies, capacityProvider: provider };
    const asked = isManaged(requests, provider) ? onManaged(reading, source, request) : request;
    requests.planned.push({
      request: asked,
      place: placeOf(source),
      inPlan: source.origin ?? placeOf(source),
      taskDefinition: wanted.taskDefinition,
      requirements,
      desired: copies + running,
      running,
      surplus,
      rebalances: doesRebalance(source, asked),
    });
    requests.copies += copies;
    running = 0;
  }
}

/** What a copy asks of its instance, with what the call says of it. */
function taskOf({ source, containerInstance }: Wanted, { task }: Requirements): TaskRequirements {
  // StartTask names the instance: constraints are nobody's.
  if (containerInstance !== undefined) return { ...task, memberOf: [] };
  if (source.node.get('launchType').string !== 'EXTERNAL') return task;
  // Assumption: external instances.
  const external = { name: 'ecs.capability.external' };
  return { ...task, requiresAttributes: [...task.requiresAttributes, external] };
}

/** Source: API reference, CreateService: rebalancing is on unless it is switched off. */
function doesRebalance({ node }: Source, request: PlacementRequest): boolean {
  if (node.get('availabilityZoneRebalancing').string === 'DISABLED') return false;
  if (node.get('launchType').string === 'EXTERNAL') return false;
  const { number: maximumPercent = 200 } = node
    .get('deploymentConfiguration')
    .get('maximumPercent');
  const balancers = node.get('loadBalancers').items();
  const classic = balancers.some((item) => item.get('loadBalancerName').exists);
  return mayRebalance(request, { maximumPercent }, classic);
}

/** Source: API reference, AwsVpcConfiguration. */
function subnetsOf(source: Source): readonly string[] {
  const list = source.node.get('networkConfiguration').get('awsvpcConfiguration').get('subnets');
  return list.items().flatMap((item) => item.text ?? []);
}

/** Whether instances take another volume is no part of placement. */
function noteVolumes(reading: Reading, { source, group }: Wanted): void {
  const volumes = get(source, 'volumeConfigurations');
  if (!volumes.node.items().some((item) => item.get('managedEBSVolume').exists)) return;
  const template =
    'Each copy of {group} attaches an EBS volume. How many volumes an instance takes depends on its type and is not checked by placement.';
  reading.report('plan-ebs-volume', 'info', volumes, template, { group });
}

function isManaged({ providers }: Requests, provider: string | undefined): boolean {
  return providers.some(({ name, kind }) => name === provider && kind === 'managedInstances');
}

/** The last part of a URI without its endings. */
export function fileName(uri: string): string | undefined {
  const name = baseName(decodeURIComponent(uri.replace(/%(?![\da-f]{2})/gi, '%25')));
  return withoutEndings(name) || name || undefined;
}
