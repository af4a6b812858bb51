import { instanceType } from '../../ecs/instance-types.ts';
import { ZONE } from '../../placement/choice/chain.ts';
import type { ContainerInstance } from '../../placement/model.ts';
import type { Timing } from '../../simulation/parameters.ts';
import type {
  GroupSpec,
  ManagedInstancesSpec,
  MemberSpec,
  TerminationPolicy,
  WarmPoolSpec,
} from '../../simulation/scaling/spec.ts';
import type { CapacityProvider } from '../capacity-providers.ts';
import { judgeFields } from '../fields.ts';
import type { Place } from '../finding.ts';
import { entries, get, items, placeOf, type Reading, type Source } from '../reading.ts';
import { likeType } from '../short-group.ts';
import { durationAt, instantOf, member, numberAt } from './members.ts';

/** An Auto Scaling group of a plan. */
export interface PlannedGroup
  extends Pick<
    GroupSpec,
    | 'name'
    | 'min'
    | 'max'
    | 'desired'
    | 'target'
    | 'stepSizes'
    | 'managedTerminationProtection'
    | 'provider'
    | 'terminationPolicies'
    | 'warmPool'
    | 'timing'
  > {
  readonly managedDraining: boolean;
  /** What it launches, one for each Availability Zone. */
  readonly likes: readonly ContainerInstance[];
  /** By EC2 instance id. */
  readonly described: ReadonlyMap<string, MemberSpec>;
  readonly place: Place;
}

/** A capacity provider of Managed Instances of a plan. */
export interface PlannedManagedInstances
  extends Pick<ManagedInstancesSpec, 'provider' | 'scaleInAfter'> {
  readonly likes: readonly ContainerInstance[];
}

/** What launches instances in a plan. */
export interface InstanceScalingPlan {
  readonly groups: readonly PlannedGroup[];
  readonly managedInstances: readonly PlannedManagedInstances[];
}

/** What groups are read against. */
export interface GroupContext {
  readonly providers: readonly CapacityProvider[];
  readonly instances: readonly ContainerInstance[];
  /** What new instances of the capacity providers would be like. */
  readonly templates: readonly { readonly like: ContainerInstance }[];
  readonly startAt: number | undefined;
}

const SHORT: readonly string[] = [
  'name',
  'capacityProvider',
  'instanceType',
  'instanceTypes',
  'availabilityZones',
  'minSize',
  'maxSize',
  'desiredCapacity',
  'terminationPolicies',
  'warmPool',
];

const POLICIES: readonly TerminationPolicy[] = [
  'Default',
  'OldestInstance',
  'NewestInstance',
  'OldestLaunchConfiguration',
  'OldestLaunchTemplate',
  'ClosestToNextInstanceHour',
  'AllocationStrategy',
];

/** Instances that Managed Instances are simulated with at most, for each capacity provider. */
const MOST_INSTANCES = 10_000;

/**
 * Reads `autoScalingGroups` of a plan: short forms, the output of describe-auto-scaling-groups, and what
 * capacity providers say of theirs.
 */
export async function readGroups(
  reading: Reading,
  source: Source,
  context: GroupContext,
): Promise<InstanceScalingPlan> {
  const groups: PlannedGroup[] = [];
  const left = new Set(context.providers.filter(({ kind }) => kind === 'autoScalingGroup'));
  for await (const entry of entries(reading, source, 'AutoScalingGroups')) {
    if (entry.node.kind !== 'object') continue;
    if (!entry.node.get('AutoScalingGroupName').exists) judgeFields(reading, entry, SHORT);
    const provider = [...left].find((one) => isOf(entry, one));
    if (provider) left.delete(provider);
    const group = readGroup(reading, entry, provider, context);
    if (group) groups.push(group);
  }
  for (const provider of left) {
    if (!get(provider.source, 'maxSize').node.exists) continue;
    const group = readGroup(reading, provider.source, provider, context);
    if (group) groups.push(group);
  }
  return { groups, managedInstances: managedInstancesOf(reading, context) };
}

/** Name of the Auto Scaling group of a capacity provider, from its ARN. */
function groupName({ source, name }: CapacityProvider): string {
  const arn = source.node.get('autoScalingGroupProvider').get('autoScalingGroupArn').text;
  return arn?.replace(/^.*autoScalingGroupName\//, '') ?? name;
}

function nameOf(source: Source): string | undefined {
  return (
    (source.node.get('AutoScalingGroupName').text ?? source.node.get('name').text) || undefined
  );
}

function isOf(source: Source, provider: CapacityProvider): boolean {
  const named = source.node.get('capacityProvider').text;
  return named === undefined ? nameOf(source) === groupName(provider) : named === provider.name;
}

function readGroup(
  reading: Reading,
  source: Source,
  provider: CapacityProvider | undefined,
  context: GroupContext,
): PlannedGroup | undefined {
  const at = (name: string): Source => member(source, name);
  const name = provider ? groupName(provider) : nameOf(source);
  const min = reading.amount(at('minSize'), 0);
  const max = reading.amount(at('maxSize'), min, MOST_INSTANCES);
  if (name === undefined || min > max || !at('maxSize').node.exists) {
    reportLimits(reading, source, { name, min, max });
    return undefined;
  }
  const own = context.instances.filter(({ capacityProvider, ec2InstanceId }) =>
    provider ? capacityProvider === provider.name : idsOf(source).includes(ec2InstanceId ?? ''),
  );
  const likes = likesOf(reading, source, provider, { ...context, instances: own });
  if (likes.length === 0 && max > own.length) {
    const template =
      'The instance type of the Auto Scaling group {name} is not known: add instanceType.';
    reading.report('plan-scaling', 'error', source, template, { name });
    return undefined;
  }
  const desired = at('desiredCapacity');
  const managed = provider && managedScalingOf(reading, provider);
  return {
    name,
    min,
    max,
    desired: desired.node.exists ? reading.amount(desired, own.length) : undefined,
    provider: provider?.name,
    target: managed?.target,
    stepSizes: managed?.stepSizes,
    timing: managed?.timing,
    managedTerminationProtection: managed?.termination ?? false,
    managedDraining: managed?.draining ?? false,
    terminationPolicies: policiesOf(reading, at('terminationPolicies')),
    warmPool: warmPoolOf(reading, source),
    likes,
    described: describedOf(source, managed?.termination ?? false, context.startAt),
    place: placeOf(source),
  };
}

function reportLimits(
  reading: Reading,
  source: Source,
  { name, min, max }: { name: string | undefined; min: number; max: number },
): void {
  if (source.node.open || source.node.isUnknown) return;
  if (name === undefined) {
    reading.report('plan-scaling', 'error', source, 'An Auto Scaling group needs a name.');
  } else if (min > max) {
    const template = 'minSize {min} is above maxSize {max}.';
    reading.report('plan-scaling', 'error', source, template, { min, max });
  } else {
    const template = 'The Auto Scaling group {name} needs a maxSize.';
    reading.report('plan-scaling', 'error', source, template, { name });
  }
}

function idsOf(source: Source): readonly string[] {
  return items(get(source, 'Instances')).flatMap(({ node }) => node.get('InstanceId').text ?? []);
}

/** What managed scaling of a capacity provider is told. Source: API reference, ManagedScaling. */
function managedScalingOf(reading: Reading, { source }: CapacityProvider) {
  const own = get(source, 'autoScalingGroupProvider');
  const scaling = get(own, 'managedScaling');
  const enabled = scaling.node.exists && scaling.node.get('status').text !== 'DISABLED';
  const number = (name: string, fallback: number): number =>
    numberAt(reading, get(scaling, name)) ?? fallback;
  const warmup = durationAt(reading, get(scaling, 'instanceWarmupPeriod'));
  const timing: Timing = warmup === undefined ? {} : { instanceWarmup: warmup };
  const target = number('targetCapacity', 100);
  if (target <= 0 || target > 100) {
    const template = 'targetCapacity is a percentage above 0 and at most 100, not {target}.';
    reading.report('plan-scaling', 'error', get(scaling, 'targetCapacity'), template, { target });
  }
  return {
    target: enabled ? Math.min(100, Math.max(1, target)) : undefined,
    stepSizes: {
      minimum: number('minimumScalingStepSize', 1),
      maximum: number('maximumScalingStepSize', 10_000),
    },
    timing,
    termination: own.node.get('managedTerminationProtection').text === 'ENABLED',
    draining: own.node.get('managedDraining').text !== 'DISABLED',
  };
}

/** What the group launches: of the first of its types, in each of its zones. */
function likesOf(
  reading: Reading,
  source: Source,
  provider: CapacityProvider | undefined,
  { instances }: Pick<GroupContext, 'instances'>,
): readonly ContainerInstance[] {
  const text = (at: Source): string[] => items(at).flatMap(({ node }) => node.text ?? []);
  const zones = [
    ...text(member(source, 'availabilityZones')),
    ...(provider ? text(get(provider.source, 'availabilityZones')) : []),
    ...instances.flatMap(({ availabilityZone }) => availabilityZone ?? []),
  ];
  const overrides = get(get(get(source, 'MixedInstancesPolicy'), 'LaunchTemplate'), 'Overrides');
  const types = [
    ...text(get(source, 'instanceType')),
    ...text(get(source, 'instanceTypes')),
    ...(provider?.like?.instanceType === undefined ? [] : [provider.like.instanceType]),
    ...items(overrides).flatMap(({ node }) => node.get('InstanceType').text ?? []),
  ];
  const inZones: readonly (string | undefined)[] =
    zones.length > 0 ? [...new Set(zones)].sort() : [undefined];
  const type = types.map((name) => instanceType(name)).find((one) => one !== undefined);
  const [model] = instances;
  return inZones.flatMap((zone) => {
    if (type) {
      const at = provider?.like ? provider.source : source;
      return likeType(reading, at, type, provider?.name ?? '', zone);
    }
    return model ? [emptied(model, zone)] : [];
  });
}

/** A new instance like one that runs, in another zone. */
function emptied(model: ContainerInstance, zone: string | undefined): ContainerInstance {
  const attributes = new Map(model.attributes);
  if (zone !== undefined) attributes.set(ZONE, zone);
  return {
    ...model,
    ec2InstanceId: undefined,
    availabilityZone: zone,
    attributes,
    status: 'ACTIVE',
    agentConnected: true,
    remaining: model.registered,
    groups: new Map(),
    runningTasksCount: 0,
  };
}

function policiesOf(reading: Reading, source: Source): readonly TerminationPolicy[] | undefined {
  if (!source.node.exists) return undefined;
  return items(source).flatMap((item): TerminationPolicy[] => {
    const found = POLICIES.find((one) => one === item.node.text);
    if (found) return [found];
    const template = 'The termination policy {name} is not simulated; expected {choices}.';
    const params = { name: item.node.text ?? '""', choices: POLICIES.join(', ') };
    reading.report('plan-scaling', 'warning', item, template, params);
    return [];
  });
}

const STATES = ['Stopped', 'Running', 'Hibernated'] as const;

function warmPoolOf(reading: Reading, source: Source): WarmPoolSpec | undefined {
  const short = get(source, 'warmPool');
  const at = short.node.exists ? short : get(source, 'WarmPoolConfiguration');
  if (at.node.kind !== 'object') return undefined;
  const prepared = member(at, 'maxGroupPreparedCapacity');
  const state = STATES.find((one) => one === member(at, 'poolState').node.text) ?? 'Stopped';
  const reuse = member(member(at, 'instanceReusePolicy'), 'reuseOnScaleIn').node.boolean;
  return {
    minSize: reading.amount(member(at, 'minSize'), 0, MOST_INSTANCES),
    // The API prints -1 where it is up to the maximum of the group.
    prepared:
      (prepared.node.number ?? -1) < 0 ? undefined : reading.amount(prepared, 0, MOST_INSTANCES),
    state,
    reuseOnScaleIn: reuse ?? false,
  };
}

/** What describe-auto-scaling-groups says of the instances. */
function describedOf(
  source: Source,
  managedProtection: boolean,
  startAt: number | undefined,
): ReadonlyMap<string, MemberSpec> {
  const current = source.node.get('LaunchTemplate').get('LaunchTemplateName').text;
  return new Map(
    items(get(source, 'Instances')).map((item): [string, MemberSpec] => {
      const { node } = item;
      const template = node.get('LaunchTemplate');
      const name = template.get('LaunchTemplateName').text;
      const launched = instantOf(get(item, 'LaunchTime'));
      return [
        node.get('InstanceId').text ?? '',
        {
          launchConfiguration: node.get('LaunchConfigurationName').exists,
          currentTemplate: name === undefined || current === undefined || name === current,
          version: Number(template.get('Version').text ?? Number.NaN) || undefined,
          // Amazon ECS lifts the protection of empty instances itself.
          protectedFromScaleIn:
            !managedProtection && (node.get('ProtectedFromScaleIn').boolean ?? false),
          launchedAt:
            launched === undefined || startAt === undefined
              ? undefined
              : (launched - startAt) / 1000,
        },
      ];
    }),
  );
}

/** Capacity providers of Managed Instances of which is known what Amazon ECS launches. */
function managedInstancesOf(
  reading: Reading,
  { providers, templates, instances }: GroupContext,
): readonly PlannedManagedInstances[] {
  return providers.flatMap((provider) => {
    if (provider.kind !== 'managedInstances') return [];
    const likes = templates
      .map(({ like }) => like)
      .filter(({ capacityProvider }) => capacityProvider === provider.name);
    const [model] = instances.filter((one) => one.capacityProvider === provider.name);
    const known = likes.length > 0 ? likes : model ? [emptied(model, model.availabilityZone)] : [];
    if (known.length === 0) return [];
    const optimization = get(
      get(provider.source, 'managedInstancesProvider'),
      'infrastructureOptimization',
    );
    const scaleInAfter = numberAt(reading, get(optimization, 'scaleInAfter'));
    return [{ provider: provider.name, scaleInAfter, likes: known }];
  });
}
