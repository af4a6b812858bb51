import { attributesAskedBy } from '../placement/derived-attributes.ts';
import type { PlacementRequest, TaskRequirements } from '../placement/model.ts';
import { type Requirements, withAttributes } from '../placement/requirements.ts';
import { mayRebalance } from '../placement/service/rebalancing.ts';
import { baseName, withoutEndings } from '../text/paths.ts';
import { type FargateProvider, isFargate, overZones } from './fargate.ts';
import { onManaged } from './managed-instances.ts';
import { readConstraints, readStrategy } from './preferences.ts';
import { get, MOST_COPIES, MOST_REQUESTS, placeOf, type Reading, type Source } from './reading.ts';
import { type Share, sharesOf } from './shares.ts';
import type { Requests, Wanted } from './wanted.ts';

/** Adds copies to what is placed: split over capacity providers, and within our limits. */
export function addRequest(reading: Reading, requests: Requests, wanted: Wanted): void {
  const { source, group } = wanted;
  const requirements = withAttributes(wanted.requirements, attributesAskedBy(source.node));
  if (requests.planned.length >= MOST_REQUESTS) {
    const template = 'The plan has more than {most} services and tasks; {group} is not placed.';
    reading.report('plan-too-many', 'error', source, template, { most: MOST_REQUESTS, group });
    return;
  }
  const total = requests.copies;
  const missing = Math.max(0, wanted.desired - wanted.running);
  const count = Math.min(missing, MOST_COPIES - total);
  if (count < missing) {
    const template = 'Stowage places at most {most} tasks in one plan; this one has {value}.';
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
    ...(requirements.task.eni > 0 && subnets.length > 0 ? { subnets } : {}),
  } as const;
  const strategy = readStrategy(reading, source, requests.instances.drafts);
  noteVolumes(reading, wanted);
  const shares = sharesOf(reading, requests, wanted, count);
  const split = runningByShare(requests, wanted, shares);
  for (const [number, share] of shares.entries()) {
    const running = split[number] ?? 0;
    const { provider, copies, surplus, rule } = share;
    if (isFargate(provider)) {
      const { taskDefinition } = wanted;
      const asked = { source, group, subnets, requirements, taskDefinition };
      addFargate(reading, requests, asked, share, provider);
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
      rule,
      rebalances: doesRebalance(source, asked),
    });
    requests.copies += copies;
  }
}

/** Adds copies that run on Fargate: they need no container instance. */
function addFargate(
  reading: Reading,
  requests: Requests,
  wanted: Pick<Wanted, 'source' | 'group' | 'requirements' | 'taskDefinition'> & {
    subnets: readonly string[];
  },
  { copies, rule }: Share,
  provider: FargateProvider,
): void {
  const { source, group, subnets, requirements, taskDefinition } = wanted;
  const there = requests.running.onFargate(group, provider);
  const tasks = copies + there.length;
  if (tasks > 0) {
    const template =
      '{tasks, plural, one {# task} other {# tasks}} of {group} run on Fargate, not on container instances.';
    reading.report('plan-fargate', 'info', source, template, { tasks, group });
  }
  const place = placeOf(source);
  requests.fargate.push({
    group,
    capacityProvider: provider,
    copies,
    running: there.length,
    rule,
    zones: overZones(requests.instances.drafts, subnets, copies, there),
    place,
    inPlan: source.origin ?? place,
    taskDefinition,
    requirements,
  });
}

/**
 * The running tasks of a service by the capacity provider of their instance; those of none of its
 * providers go with the first.
 */
function runningByShare(
  { running }: Requests,
  wanted: Wanted,
  shares: readonly Share[],
): readonly number[] {
  const { group } = wanted;
  const split = shares.map(({ provider }) =>
    provider === undefined ? 0 : running.on(group, provider),
  );
  const others = wanted.running - split.reduce((sum, count) => sum + count, 0);
  const first = shares.findIndex(({ provider }) => !isFargate(provider));
  return split.map((count, at) => (at === first ? count + Math.max(0, others) : count));
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
    'Each task of {group} attaches an EBS volume. The number of volumes that an instance supports depends on its type and is not checked.';
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
